import PageModel

/// A form no profile knows: labels beside or above values, its fields named by the printed labels.
struct GenericForm {
  private let grid: CellGrid
  private let rows: [GenericRow]
  private let values: ValueReader

  /// What a label told by its looks alone leaves of the confidence.
  private static let unknownLabel = 0.97
  /// The least share of rows that must read as labels and values.
  private static let leastShare = 0.6
  private static let fewestLabels = 3

  /// Nil for a table that is no form.
  init?(_ grid: CellGrid, values: ValueReader) {
    guard grid.rowCount > 0, grid.columnCount > 1 else { return nil }
    self.grid = grid
    self.values = values
    rows = GenericRow.rows(of: grid)
    guard isForm else { return nil }
  }

  private var isForm: Bool {
    let labelled = rows.filter { if case .pairs(let pairs) = $0 { !pairs.isEmpty } else { false } }
    let counted = rows.count { $0 != .caption && !$0.isRepeated }
    let labels = rows.indices.flatMap(labels)
    guard labels.count >= Self.fewestLabels, Set(labels).count * 5 >= labels.count * 4 else {
      return false
    }
    guard Double(labelled.count) >= Self.leastShare * Double(max(1, counted)) else { return false }
    return grid.table.headerRows == 0 || !isRegular
  }

  /// The labels in a row; of a table inside the form those over rows that cells span.
  private func labels(in row: Int) -> [String] {
    switch rows[row] {
    case .pairs(let pairs): pairs.map { grid[$0.label].text }
    case .repeated(row) where SpannedRows(from: row, in: grid).count > 1:
      grid.starts(in: row).map { grid[$0].text }
    case .repeated, .caption, .other: []
    }
  }

  /// Whether most rows have the same columns, as a table of records has.
  private var isRegular: Bool {
    let shapes = (0..<grid.rowCount).map { row in
      grid.starts(in: row).map { grid[$0].columns }
    }
    let counts = Dictionary(grouping: shapes, by: { $0 }).mapValues(\.count)
    guard let common = counts.max(by: { $0.value < $1.value }) else { return false }
    return common.key.count > 1 && common.value * 10 >= shapes.count * 7
  }

  /// The form as one record of kind form.
  func record(id: String) -> Record {
    let unit = grid.table.unit.flatMap { values.units.unit(named: $0) }
    let maker = FieldMaker(table: grid.table, unit: unit, record: id, values: values)
    var fields: [Field] = []
    var names: [String: Int] = [:]
    for case .pairs(let pairs) in rows {
      for pair in pairs { fields.append(field(pair, maker: maker, names: &names)) }
    }
    let groups = GenericGroups(grid, maker: maker, rows: rows).groups
    return Record(
      id: id, kind: "form", profile: nil, table: grid.table.id, title: grid.table.title,
      fields: fields, groups: groups)
  }

  private func field(
    _ pair: GenericRow.Pair, maker: FieldMaker, names: inout [String: Int]
  ) -> Field {
    let label = grid[pair.label]
    var name = GenericRow.name(of: pair.inline?.label ?? label.text)
    if let block = pair.block, names[name] != nil {
      name = GenericRow.name(of: grid[block].text) + "/" + name
    }
    names[name, default: 0] += 1
    if let count = names[name], count > 1 { name += "#\(count)" }
    let folded = FoldedCell(pair.inline?.label ?? label.text)
    let unit = folded.bracketed.flatMap { values.units.unit(named: $0) }
    let confidence = Self.unknownLabel * (pair.value == nil ? label.confidence : 1)
    guard let value = pair.inline?.value ?? pair.value.map({ grid[$0].text }) else {
      return unplaced(
        maker.fieldWithoutCell(
          id: "\(maker.record).\(name)", name: name, label: name, type: .text, labelCell: label,
          confidence: confidence))
    }
    return maker.field(
      id: "\(maker.record).\(name)", name: name, label: name, value: value,
      type: maker.unknownType(of: value, label: name, unit: unit),
      cell: pair.value.map { grid[$0] } ?? label, unit: unit,
      confidence: confidence)
  }

  /// The field of a text in a label's place that has no cell for a value beside it, which is no claim of a blank:
  /// the text may itself be the value of something else.
  private func unplaced(_ field: Field) -> Field {
    var field = field
    field.flags.append(
      Flag(
        .valueMissing,
        "“\(field.label)” stands where a label does, but no cell is left for its value."))
    return field
  }
}
