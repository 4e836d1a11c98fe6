import PageModel

/// Reads a table whose every body row is an item, its fields named by the column header path.
struct LineReader {
  private let grid: CellGrid
  private let index: ProfileIndex
  private let groupNumber: Int
  private let columns: [Column]

  /// A table column with the name of its fields.
  private struct Column {
    var name: String
    var type: ValueType
    var confidence: Double
    /// The unit that the lowest header cell over it with one names.
    var unit: MoneyUnit?
  }

  /// What is left of the confidence when a column's type is told by its values alone.
  private static let unnamedColumn = 0.97

  /// Nil when the profile has no group that takes every row, or the table no header with a number column.
  init?(_ grid: CellGrid, index: ProfileIndex) {
    guard let group = index.profile.groups.firstIndex(where: \.takesEveryRow),
      grid.table.headerRows > 0, grid.table.headerRows < grid.rowCount
    else { return nil }
    self.grid = grid
    self.index = index
    groupNumber = group
    columns = Self.columns(of: grid, group: group, index: index)
    guard columns.contains(where: { $0.type != .text && $0.type != .code }) else { return nil }
  }

  /// The table as one record.
  func record(id: String) -> Record {
    let table = grid.table
    let unit = table.unit.flatMap { index.values.units.unit(named: $0) } ?? captionUnit
    let maker = FieldMaker(table: table, unit: unit, record: id, values: index.values)
    let group = index.profile.groups[groupNumber]
    var items: [FieldItem] = []
    for row in table.headerRows..<grid.rowCount {
      let id = "\(id).\(group.name).\(items.count + 1)"
      let fields = fields(in: row, item: id, maker: maker)
      if !fields.isEmpty { items.append(FieldItem(id: id, fields: fields)) }
    }
    return Record(
      id: id, kind: index.profile.kind, profile: index.profile.id, table: table.id,
      title: table.title, fields: [], groups: [FieldGroup(name: group.name, items: items)])
  }

  /// The row's printed cells; blank ones are left out.
  private func fields(in row: Int, item: String, maker: FieldMaker) -> [Field] {
    var fields: [Field] = []
    var column = 0
    while column < grid.columnCount {
      guard let number = grid.cell(row: row, column: column) else {
        column += 1
        continue
      }
      let cell = grid[number]
      if !cell.isBlank {
        let place = namingColumn(of: cell)
        let named = columns[place]
        fields.append(
          maker.field(
            id: "\(item).\(named.name)", name: named.name, label: named.name, value: cell.text,
            type: named.type, cell: cell, unit: named.unit, confidence: named.confidence))
      }
      column = max(column + 1, cell.columns.upperBound)
    }
    return fields
  }

  /// A cell over several columns, such as 合计 over the codes, is the name of its line.
  private func namingColumn(of cell: Cell) -> Int {
    guard cell.columnSpan > 1 else { return cell.column }
    return cell.columns.first { columns[$0].type == .text } ?? cell.column
  }

  private static func columns(of grid: CellGrid, group: Int, index: ProfileIndex) -> [Column] {
    var columns: [Column] = []
    var counts: [String: Int] = [:]
    for place in 0..<grid.columnCount {
      let path = path(of: place, in: grid)
      var name = path.joined(separator: "/")
      if name.isEmpty { name = "#\(place + 1)" }
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      if count > 1 { name += "#\(count)" }
      let type = type(of: path, place: place, in: grid, group: group, index: index)
      columns.append(
        Column(
          name: name, type: type.type, confidence: type.confidence,
          unit: unit(of: path, index: index)))
    }
    return columns
  }

  /// The unit of the lowest header label that names one, in brackets, behind a colon or alone.
  private static func unit(of path: [String], index: ProfileIndex) -> MoneyUnit? {
    path.reversed().lazy.compactMap { label in
      index.values.units.unit(announcedBy: FoldedCell(label), text: label)
    }.first
  }

  /// The unit printed in a header row of its own.
  private var captionUnit: MoneyUnit? {
    for row in 0..<grid.table.headerRows {
      let starts = grid.starts(in: row)
      if starts.count == 1, let unit = index.values.units.unit(named: grid[starts[0]].text) {
        return unit
      }
    }
    return nil
  }

  /// The header labels over a column from the top, each cell once, without title and unit rows.
  private static func path(of column: Int, in grid: CellGrid) -> [String] {
    var path: [String] = []
    var last: Int?
    for row in 0..<grid.table.headerRows {
      guard let number = grid.cell(row: row, column: column), number != last,
        !grid[number].isBlank, !isCaption(grid[number], of: grid)
      else { continue }
      last = number
      let text = withoutBlanks(grid[number].text)
      if path.last != text { path.append(text) }
    }
    return path
  }

  private static func isCaption(_ cell: Cell, of grid: CellGrid) -> Bool {
    guard cell.columnSpan == grid.columnCount else { return false }
    if MoneyUnit(cell.text) != nil { return true }
    return grid.table.title.map { LabelKey($0) == LabelKey(cell.text) } ?? false
  }

  private static func withoutBlanks(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Folding.isBlank($0.value) }),
      text.utf8.contains(where: { $0 > 0x7f })
    else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !Folding.isBlank($0.value) }))
  }

  /// The type its lowest known label declares; of an unknown column, what its values are.
  private static func type(
    of path: [String], place: Int, in grid: CellGrid, group: Int, index: ProfileIndex
  ) -> (type: ValueType, confidence: Double) {
    let declaration = index.profile.groups[group]
    for label in path.reversed() {
      guard let match = index.labels.match(FoldedCell(label)) else { continue }
      for case .column(group, let column) in match.meanings {
        return (declaration.columns[column].type, 1)
      }
    }
    if path.last?.contains("%") == true { return (.percent, 1) }
    if CountedUnit.isNamed(by: path) { return (.count, unnamedColumn) }
    return areNumbers(column: place, in: grid)
      ? (declaration.otherType, unnamedColumn) : (.text, unnamedColumn)
  }

  /// Whether most printed cells of the column's body are numbers; true for a blank column.
  private static func areNumbers(column: Int, in grid: CellGrid) -> Bool {
    var (numbers, others) = (0, 0)
    for row in grid.table.headerRows..<grid.rowCount {
      guard let number = grid.cell(row: row, column: column), !grid[number].isBlank else {
        continue
      }
      if PrintedNumber(grid[number].text)?.rest.isEmpty == true {
        numbers += 1
      } else {
        others += 1
      }
    }
    return numbers >= others
  }
}
