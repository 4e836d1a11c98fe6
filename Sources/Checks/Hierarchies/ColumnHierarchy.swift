import PageModel

/// Ties a hierarchy of columns to equations: 合计 is the sum of the columns beside it under one header.
struct ColumnHierarchy {
  let ledger: Ledger
  let declaration: CheckDeclaration
  let record: Int

  func equations() -> [Equation] {
    ledger.lines[record].flatMap { table -> [Equation] in
      guard table.name == declaration.group ?? table.name else { return [] }
      return table.sides.flatMap { side in
        side.numbers.flatMap { equations(total: $0, among: side.numbers, of: table) }
      }
    }
  }

  private func equations(
    total: Int, among columns: [Int], of table: LineTable
  ) -> [Equation] {
    let path = table.columns[total].path.parts
    guard let level = path.lastIndex(where: isTotal) else { return [] }
    let parts = columns.filter { column in
      column != total && table.columns[column].isAdditive
        && isPart(table.columns[column].path.parts, of: path, level: level)
    }
    let measure = Array(path[(level + 1)...])
    let readings = readings(total: total, level: level, parts: parts, in: table)
    let equations = readings.map { columns in
      let parts = tops(of: columns, level: level, below: measure, in: table)
      return (0..<table.lineCount).compactMap { line in
        Equation(
          total: table.columns[total].entries[line],
          parts: parts.map { table.columns[$0].entries[line] }, in: ledger)
      }
    }
    return Equation.likeliest(of: equations, in: ledger)
  }

  private func isTotal(_ header: String) -> Bool {
    LineLabel(header).isOne(of: declaration.result.fields)
  }

  /// Beside the total under the same header, of the same measure, and no mere part of another.
  private func isPart(_ path: [String], of total: [String], level: Int) -> Bool {
    let measure = total[(level + 1)...]
    guard path.count > level, path[..<level] == total[..<level] else { return false }
    guard path.suffix(measure.count) == measure else { return false }
    return !path[level...].contains { $0.hasPrefix("其中") }
  }
}

extension ColumnHierarchy {
  /// All the columns, those after the total, those up to the next total, those before it.
  private func readings(total: Int, level: Int, parts: [Int], in table: LineTable) -> [[Int]] {
    func isSubtotal(_ column: Int) -> Bool { isTotal(table.columns[column].path.parts[level]) }
    let after = parts.filter { $0 > total }
    let before = parts.filter { $0 < total }
    let simple = parts.filter { !isSubtotal($0) }
    let next = Array(after.prefix { !isSubtotal($0) })
    return [simple, next, after, before].filter { !$0.isEmpty }
  }

  /// Of the columns under one header only its own total, where it has one, else all of them.
  private func tops(
    of parts: [Int], level: Int, below measure: [String], in table: LineTable
  ) -> [Int] {
    var headers: [String] = []
    var members: [[Int]] = []
    for part in parts {
      let header = table.columns[part].path.parts[level]
      if headers.last == header {
        members[members.count - 1].append(part)
      } else {
        headers.append(header)
        members.append([part])
      }
    }
    return members.flatMap { columns -> [Int] in
      guard columns.count > 1 else { return columns }
      let own = columns.first { column in
        let rest = table.columns[column].path.parts[(level + 1)...].dropLast(measure.count)
        return rest.isEmpty || (rest.count == 1 && rest.contains(where: isTotal))
      }
      return own.map { [$0] } ?? columns
    }
  }
}
