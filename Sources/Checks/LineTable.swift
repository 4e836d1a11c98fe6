import PageModel

/// A group's items as lines and columns: label columns, and beside them the numbers they name.
struct LineTable {
  struct Column {
    var name: String
    var path: ColumnPath
    /// The cell column; -1 where the field has no cell.
    var position: Int
    /// How many of its fields are numbers, and how many are texts.
    var numbers = 0
    var texts = 0
    /// How many of its numbers are percentages.
    var percentages = 0
    /// Each line's entry in the ledger; -1 for none.
    var entries: [Int]
    /// Each line's field in its item; -1 for none.
    var fields: [Int]

    var isNumeric: Bool { numbers > texts }
    /// Whether its numbers may be added up: percentages may not.
    var isAdditive: Bool { isNumeric && percentages * 2 < numbers }
  }

  /// Label columns and the number columns that follow them.
  struct Side: Hashable {
    var labels: [Int] = []
    var numbers: [Int] = []
  }

  let name: String
  let lineCount: Int
  private(set) var columns: [Column] = []
  private(set) var sides: [Side] = []

  init(_ group: FieldGroup, enter: (_ line: Int, _ field: Int, Field) -> Int) {
    name = group.name
    lineCount = group.items.count
    for (line, item) in group.items.enumerated() {
      var expected = 0
      for (index, field) in item.fields.enumerated() {
        let column = self.column(of: field, expected: expected, line: line)
        let entry = enter(line, index, field)
        columns[column].entries[line] = entry
        columns[column].fields[line] = index
        if entry >= 0 { columns[column].numbers += 1 } else { columns[column].texts += 1 }
        if field.type == .percent { columns[column].percentages += 1 }
        expected = column + 1
      }
    }
    if columns.allSatisfy({ $0.position >= 0 }) { columns.sort { $0.position < $1.position } }
    sides = Self.sides(of: columns)
  }

  /// The number columns that the declared names mean; for no names all whose numbers add up.
  func numberColumns(named names: [String]) -> [Int] {
    let numeric = columns.indices.filter { columns[$0].isNumeric }
    guard !names.isEmpty else { return numeric.filter { columns[$0].isAdditive } }
    for name in names {
      let path = ColumnPath(name)
      let found = numeric.filter { columns[$0].path.matches(path) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Fields come in nearly the same order on every line: the next column is tried first.
  private mutating func column(of field: Field, expected: Int, line: Int) -> Int {
    let position = field.evidence.cell?.column ?? -1
    func isColumn(_ index: Int) -> Bool {
      columns[index].position == position && columns[index].fields[line] < 0
        && columns[index].name == field.name
    }
    if expected < columns.count, isColumn(expected) { return expected }
    if let known = columns.indices.first(where: isColumn) { return known }
    let none = [Int](repeating: -1, count: lineCount)
    columns.append(
      Column(
        name: field.name, path: ColumnPath(field.name), position: position, entries: none,
        fields: none))
    return columns.count - 1
  }

  private static func sides(of columns: [Column]) -> [Side] {
    var sides: [Side] = [Side()]
    for (index, column) in columns.enumerated() {
      let last = sides.count - 1
      if column.isNumeric {
        sides[last].numbers.append(index)
      } else if sides[last].numbers.isEmpty {
        sides[last].labels.append(index)
      } else {
        sides.append(Side(labels: [index]))
      }
    }
    return sides.filter { !$0.numbers.isEmpty }
  }
}
