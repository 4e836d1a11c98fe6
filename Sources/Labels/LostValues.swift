import PageModel

/// Tells a value that fell off from one that was never printed, by the other forms of the document.
struct LostValues {
  let profiles: [Profile]

  /// The records with value_lost on fields that have no cell here but a value in a sibling.
  func marked(_ records: [Record]) -> [Record] {
    var filled: [String: Set<String>] = [:]
    for record in records {
      guard let profile = record.profile else { continue }
      for field in record.fields where field.value != nil {
        filled[profile, default: []].insert(field.name)
      }
    }
    return records.map { record in
      guard let names = record.profile.flatMap({ filled[$0] }) else { return record }
      var record = record
      for place in record.fields.indices {
        let field = record.fields[place]
        guard field.raw == nil, names.contains(field.name) else { continue }
        record.fields[place].flags.append(
          Flag(
            .valueLost,
            "\(field.label) has no cell for its value here, while other forms of the document have one."
          ))
      }
      return record
    }
  }
}
