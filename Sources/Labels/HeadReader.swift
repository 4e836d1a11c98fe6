import PageModel

/// Reads the single fields of a form: each label with the value beside, below or behind it.
struct HeadReader {
  let table: LabelledTable
  let sections: FormSections
  let maker: FieldMaker

  /// What is left of the confidence when blank cells lie between label and value.
  private static let overBlanks = 0.95

  /// The fields whose labels stand in the rows, in reading order, each name once.
  func fields(in rows: Range<Int>) -> [Field] {
    var fields: [Field] = []
    var places: [String: Int] = [:]
    for row in rows where sections.isHead(row: row) {
      for number in table.grid.starts(in: row) where !table.fields(of: number).isEmpty {
        guard let field = field(of: number, in: rows) else { continue }
        if let place = places[field.name] {
          fields[place] = merged(fields[place], field)
        } else {
          places[field.name] = fields.count
          fields.append(field)
        }
      }
    }
    return fields
  }

  /// Of two fields with one name the first that has a value; two different values are a question.
  private func merged(_ first: Field, _ second: Field) -> Field {
    guard let value = second.value else { return first }
    guard let held = first.value else { return second }
    guard held != value, !first.flags.contains(where: { $0.code == .ambiguousReading }) else {
      return first
    }
    var doubtful = first
    doubtful.flags.append(
      Flag(.ambiguousReading, "\(first.label) is printed twice: “\(held)” and “\(value)”."))
    return doubtful
  }

  private func field(of number: Int, in rows: Range<Int>) -> Field? {
    guard let match = table.matches[number] else { return nil }
    let context = context(of: number)
    guard let declaration = declaration(of: number, context: context) else { return nil }
    let id = "\(maker.record).\(declaration.name)"
    let unit = unit(of: number, depth: 0)
    let label = table.grid[number]
    if let inline = match.inlineValue {
      return maker.field(
        id: id, name: declaration.name, label: declaration.label, value: inline,
        type: declaration.type, cell: label, unit: unit, confidence: match.confidence)
    }
    guard let (cell, confidence) = valueCell(of: number, in: rows) else {
      // A section's label needs no value of its own.
      guard table.section(of: number) == nil || declaration.sections.isEmpty == false else {
        return nil
      }
      return maker.fieldWithoutCell(
        id: id, name: declaration.name, label: declaration.label, type: declaration.type,
        labelCell: label, confidence: match.confidence)
    }
    return maker.field(
      id: id, name: declaration.name, label: declaration.label, value: table.grid[cell].text,
      type: declaration.type, cell: table.grid[cell], unit: unit,
      confidence: match.confidence * confidence)
  }

  /// The declaration that the label means where it stands.
  private func declaration(of number: Int, context: Int?) -> FieldDeclaration? {
    let candidates = table.fields(of: number).map { table.profile.fields[$0] }
    let section = context.flatMap { table.section(of: $0) }.map { table.profile.sections[$0].name }
    if let section, let found = candidates.first(where: { $0.sections.contains(section) }) {
      return found
    }
    return candidates.first { $0.sections.isEmpty || (section == nil && $0.standsAlone) }
  }

  /// The section label a label stands under: the lower, then the righter, of those to the left and above.
  private func context(of number: Int) -> Int? {
    let label = table.grid[number]
    let found = [leftSection(of: label), upperSection(of: label)].compactMap { $0 }
    return found.max { table.grid[$0].index < table.grid[$1].index }
  }

  /// The unit the label names, else the one of the sections it stands under, from the inside out.
  private func unit(of number: Int, depth: Int) -> MoneyUnit? {
    if let unit = table.unit(of: number) { return unit }
    guard depth < 4 else { return nil }
    for section in [leftSection(of: table.grid[number]), upperSection(of: table.grid[number])] {
      if let section, let unit = unit(of: section, depth: depth + 1) { return unit }
    }
    return nil
  }

  private func leftSection(of label: Cell) -> Int? {
    var column = label.column - 1
    while column >= 0 {
      var row = label.row
      // A blank beside a label continues the block label above it.
      while row > 0,
        table.grid.cell(row: row, column: column).map({ table.grid[$0].isBlank }) ?? true
      {
        row -= 1
      }
      if let number = table.grid.cell(row: row, column: column), table.section(of: number) != nil,
        sections.isHead(row: row)
      {
        return number
      }
      column -= 1
    }
    return nil
  }

  private func upperSection(of label: Cell) -> Int? {
    var row = label.row - 1
    while row >= 0, sections.isHead(row: row) {
      defer { row -= 1 }
      guard let number = table.grid.cell(row: row, column: label.column),
        !table.grid[number].isBlank
      else { continue }
      if table.section(of: number) != nil { return number }
      guard table.isHeadLabel(number) else { return nil }
    }
    return nil
  }

  /// The cell that holds the label's value, with what its place leaves of the confidence.
  private func valueCell(of number: Int, in rows: Range<Int>) -> (cell: Int, confidence: Double)? {
    let label = table.grid[number]
    if let beside = table.grid.cell(row: label.row, column: label.columns.upperBound),
      table.grid[beside].row == label.row, !table.isHeadLabel(beside)
    {
      return overBlanks(from: beside)
    }
    let row = label.rows.upperBound
    guard rows.contains(row), sections.isHead(row: row),
      let below = table.grid.cell(row: row, column: label.column), table.grid[below].row == row,
      !table.isHeadLabel(below)
    else { return nil }
    // What stands beside another label is that label's value.
    if let left = table.grid.cell(row: row, column: table.grid[below].column - 1),
      table.isHeadLabel(left), table.grid[left].row == row
    {
      return nil
    }
    return (below, 1)
  }

  /// The first printed cell behind blank ones, or the blank one when a label or the edge comes first.
  private func overBlanks(from first: Int) -> (cell: Int, confidence: Double) {
    var number = first
    while table.grid[number].isBlank {
      let cell = table.grid[number]
      guard let next = table.grid.cell(row: cell.row, column: cell.columns.upperBound),
        table.grid[next].row == cell.row, !table.isHeadLabel(next)
      else { return (first, 1) }
      number = next
    }
    return (number, number == first ? 1 : Self.overBlanks)
  }
}
