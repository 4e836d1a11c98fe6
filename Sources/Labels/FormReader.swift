import PageModel

/// Reads the records of a form table that a profile knows.
struct FormReader {
  private let table: LabelledTable
  private let sections: FormSections

  init(_ table: LabelledTable) {
    var table = table
    sections = FormSections(of: &table)
    self.table = table
  }

  private var units: UnitTable { table.index.values.units }

  /// Whether the table names a field that begins a record.
  var beginsRecord: Bool { table.matches.indices.contains { table.beginsRecord($0) } }

  /// Whether it has rows of a repeated group.
  var hasGroups: Bool { !sections.groups.isEmpty }

  /// How many records the table holds.
  var recordCount: Int { sections.records.count }

  /// The records, numbered from `first`.
  func records(numberedFrom first: Int) -> [Record] {
    sections.records.enumerated().map { place, rows in
      let id = "r\(first + place)"
      return record(id: id, rows: rows, title: place == 0 ? table.grid.table.title : nil)
    }
  }

  /// The groups of the whole table as a continuation of a record that has some items already.
  func continuation(of record: Record) -> Record {
    var continued = record
    let part = self.record(
      id: record.id, rows: 0..<table.grid.rowCount, title: nil,
      counts: Dictionary(
        record.groups.map { ($0.name, $0.items.count) }, uniquingKeysWith: { $1 }))
    for group in part.groups {
      if let place = continued.groups.firstIndex(where: { $0.name == group.name }) {
        continued.groups[place].items += group.items
      } else {
        continued.groups.append(group)
      }
    }
    for field in part.fields where !continued.fields.contains(where: { $0.name == field.name }) {
      continued.fields.append(field)
    }
    return continued
  }

  private func record(
    id: String, rows: Range<Int>, title: String?, counts: [String: Int] = [:]
  ) -> Record {
    let maker = FieldMaker(
      table: table.grid.table, unit: unit(in: rows), record: id, values: table.index.values)
    var fields = HeadReader(table: table, sections: sections, maker: maker).fields(in: rows)
    if counts.isEmpty { fields += missing(from: fields, maker: maker) }
    var groups: [FieldGroup] = []
    for region in sections.groups where rows.contains(region.header.lowerBound) {
      let reader = GroupReader(table: table, region: region, maker: maker)
      for half in region.halves.indices {
        let name = name(of: region, half: half)
        let place = groups.firstIndex { $0.name == name }
        let count = place.map { groups[$0].items.count } ?? 0
        let items = reader.items(half: half, name: name, first: 1 + count + (counts[name] ?? 0))
        fields += reader.totals(half: half, name: name).filter { total in
          !fields.contains { $0.name == total.name }
        }
        if let place {
          groups[place].items += items
        } else {
          groups.append(FieldGroup(name: name, items: items))
        }
      }
    }
    for place in fields.indices where isRequired(fields[place]) { fields[place].flagMissing() }
    return Record(
      id: id, kind: table.profile.kind, profile: table.profile.id, table: table.grid.table.id,
      title: title ?? self.title(in: rows) ?? table.grid.table.title, fields: fields,
      groups: groups)
  }

  private func isRequired(_ field: Field) -> Bool {
    table.profile.fields.contains { $0.isRequired && $0.name == field.name }
  }

  /// The required fields whose labels are nowhere in the form.
  private func missing(from fields: [Field], maker: FieldMaker) -> [Field] {
    let known = Set(fields.map(\.name))
    guard let place = table.grid.table.regions.first else { return [] }
    return table.profile.fields.filter { $0.isRequired && !known.contains($0.name) }.map {
      Field(
        id: "\(maker.record).\($0.name)", name: $0.name, label: $0.label, raw: nil, value: nil,
        type: $0.type, confidence: 0.5,
        flags: [Flag(.unknownLabel, "The form has no label \($0.label), which it needs.")],
        evidence: Evidence(place: place, table: table.grid.table.id))
    }
  }

  /// The group that a half's items belong to: told by the section above its columns, else by order.
  private func name(of region: GroupRegion, half: Int) -> String {
    let group = table.profile.groups[region.group]
    guard region.halves.count > 1, let sibling = group.sibling else { return group.name }
    let sections = region.halves.indices.map { sectionAbove(region, half: $0) }
    if let section = sections[half] {
      return sibling.sections.contains(section) ? sibling.group : group.name
    }
    return half == 0 ? sibling.group : group.name
  }

  /// The section nearest above most of the columns that a half has for itself.
  private func sectionAbove(_ region: GroupRegion, half: Int) -> String? {
    var counts: [String: Int] = [:]
    let shared = half == 0 ? [] : Set(region.halves[0].map(\.cell))
    for column in region.halves[half] where !shared.contains(column.cell) {
      if let name = sectionAbove(column) { counts[name, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The name of the section nearest above a column of a group.
  private func sectionAbove(_ column: GroupRegion.Column) -> String? {
    var row = table.grid[column.cell].row - 1
    while row >= 0 {
      if let number = table.grid.cell(row: row, column: column.columns.lowerBound),
        let section = table.section(of: number)
      {
        return table.profile.sections[section].name
      }
      row -= 1
    }
    return nil
  }

  /// The text of the first full-width row that is no label and no unit.
  private func title(in rows: Range<Int>) -> String? {
    for row in rows {
      guard table.isFullWidth(row: row), sections.isHead(row: row),
        let number = table.grid.cell(row: row, column: 0)
      else { return nil }
      let text = table.grid[number].text
      if !text.isEmpty, units.unit(named: text) == nil, !table.isHeadLabel(number) { return text }
    }
    return nil
  }

  /// The table's unit, else one printed in a row of its own.
  private func unit(in rows: Range<Int>) -> MoneyUnit? {
    if let unit = table.grid.table.unit.flatMap({ units.unit(named: $0) }) { return unit }
    for row in rows where sections.isHead(row: row) {
      let starts = table.grid.starts(in: row)
      if starts.count == 1, let unit = units.unit(named: table.grid[starts[0]].text) { return unit }
    }
    return nil
  }
}
