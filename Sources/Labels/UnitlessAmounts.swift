import PageModel

/// Flags amounts that have no unit anywhere: they may be meant in 元 or in 万元.
public enum UnitlessAmounts {
  /// The records with unit_missing on each such field of a form, and on the first of each group.
  static func marked(_ records: [Record]) -> [Record] {
    records.map { record in
      var record = record
      for place in record.fields.indices { record.fields[place].flagUnit() }
      for group in record.groups.indices { mark(&record.groups[group]) }
      return record
    }
  }

  /// One question asks for the unit of a whole table; a question for each line would bury it.
  private static func mark(_ group: inout FieldGroup) {
    for item in group.items.indices {
      if let place = group.items[item].fields.firstIndex(where: \.lacksUnit) {
        group.items[item].fields[place].flagUnit()
        return
      }
    }
  }

  /// The records, once checked, without the numbers of unknown size: nobody is to reckon with them.
  public static func withoutNumbers(_ records: [Record]) -> [Record] {
    records.map { record in
      guard record.allFields.contains(where: \.lacksUnit) else { return record }
      var record = record
      for place in record.fields.indices { record.fields[place].dropUnsizedNumber() }
      for group in record.groups.indices {
        for item in record.groups[group].items.indices {
          for place in record.groups[group].items[item].fields.indices {
            record.groups[group].items[item].fields[place].dropUnsizedNumber()
          }
        }
      }
      return record
    }
  }

  /// One sentence for each record with amounts of unknown size.
  public static func warnings(for records: [Record]) -> [String] {
    records.compactMap { record in
      let count = record.allFields.count(where: \.lacksUnit)
      guard count > 0 else { return nil }
      let name = record.title.map { "“\($0)”" } ?? "record \(record.id)"
      return "In \(name), \(count) amounts are printed without a unit, so their size is unknown."
    }
  }
}
