/// Compares tables that are no records, row by row.
struct TableComparison {
  private(set) var changes: [DocumentDifference.Change] = []

  private typealias Table = ContractDocument.Table
  private typealias Cell = ContractDocument.Cell

  init(_ before: [ContractDocument.Table], _ after: [ContractDocument.Table]) {
    let matching = Matching(
      before.count, after.count,
      keys: [
        { isAfter, index in Self.content(isAfter ? after[index] : before[index]) },
        { isAfter, index in Self.title(isAfter ? after[index] : before[index]) },
      ],
      alikeness: { first, second in
        Self.alikeness(before[first].cells.map(\.text), after[second].cells.map(\.text))
      })
    for pair in matching.pairs {
      switch (pair.before, pair.after) {
      case (let first?, let second?): compare(before[first], after[second])
      case (let first?, nil): changes.append(Self.whole(before[first], isAfter: false))
      case (nil, let second?): changes.append(Self.whole(after[second], isAfter: true))
      case (nil, nil): break
      }
    }
  }

  private mutating func compare(_ before: Table, _ after: Table) {
    let (first, second) = (Self.rows(before), Self.rows(after))
    let context = [after.title ?? after.id]
    let matching = Matching(
      first.count, second.count,
      keys: [
        { isAfter, index in
          Self.texts(isAfter ? second[index] : first[index]).joined(separator: "\n")
        },
        { isAfter, index in Self.texts(isAfter ? second[index] : first[index]).first { !$0.isEmpty }
        },
      ],
      alikeness: { Self.alikeness(Self.texts(first[$0]), Self.texts(second[$1])) })
    for pair in matching.pairs {
      switch (pair.before, pair.after) {
      case (let old?, let new?): compareCells(first[old], second[new], context, Self.headers(after))
      case (let old?, nil): append(first[old], context, isAfter: false)
      case (nil, let new?): append(second[new], context, isAfter: true)
      case (nil, nil): break
      }
    }
  }

  private mutating func append(_ row: [Cell], _ context: [String], isAfter: Bool) {
    let side = DocumentDifference.Side(
      value: row.map(\.text).joined(separator: " | "), place: row.first.map { Self.place($0) })
    changes.append(
      DocumentDifference.Change(
        subject: .row, context: context, label: Self.name(row), name: "",
        before: isAfter ? nil : side, after: isAfter ? side : nil))
  }

  private mutating func compareCells(
    _ before: [Cell], _ after: [Cell], _ context: [String], _ headers: [Int: String]
  ) {
    for index in 0..<max(before.count, after.count) {
      let old = index < before.count ? before[index] : nil
      let new = index < after.count ? after[index] : nil
      guard (old?.text ?? "").unspaced != (new?.text ?? "").unspaced else { continue }
      func side(_ cell: Cell?) -> DocumentDifference.Side? {
        cell.map { .init(value: $0.text, place: Self.place($0)) }
      }
      changes.append(
        DocumentDifference.Change(
          subject: .field, context: context + [Self.name(after)],
          label: (new ?? old).flatMap { headers[$0.column] } ?? "column \(index + 1)", name: "",
          before: side(old), after: side(new)))
    }
  }
}

extension TableComparison {
  private static func rows(_ table: Table) -> [[Cell]] {
    var rows: [Int: [Cell]] = [:]
    for cell in table.cells { rows[cell.row, default: []].append(cell) }
    return rows.keys.sorted().compactMap { rows[$0] }.filter { row in
      row.contains { !$0.text.unspaced.isEmpty }
    }
  }

  /// What stands over each column, from the upper header row to the lower.
  private static func headers(_ table: Table) -> [Int: String] {
    var headers: [Int: String] = [:]
    for cell in table.cells.sorted(by: { $0.row < $1.row }) where cell.row < table.headerRows {
      guard !cell.text.unspaced.isEmpty else { continue }
      headers[cell.column] = (headers[cell.column].map { $0 + "/" } ?? "") + cell.text
    }
    return headers
  }

  private static func texts(_ row: [Cell]) -> [String] { row.map { $0.text.unspaced } }

  private static func name(_ row: [Cell]) -> String {
    row.first { !$0.text.unspaced.isEmpty }?.text ?? ""
  }

  private static func content(_ table: Table) -> String? {
    rows(table).map { texts($0).joined(separator: "\t") }.joined(separator: "\n")
  }

  private static func title(_ table: Table) -> String? { table.title?.unspaced }

  private static func place(_ cell: Cell) -> DocumentDifference.Place {
    DocumentDifference.Place(
      page: cell.page, box: cell.box, line: cell.line, columns: cell.columns, table: nil,
      cell: [cell.row, cell.column])
  }

  private static func whole(_ table: Table, isAfter: Bool) -> DocumentDifference.Change {
    let name = table.title ?? name(rows(table).first ?? [])
    let side = DocumentDifference.Side(value: name, place: table.cells.first.map { place($0) })
    return DocumentDifference.Change(
      subject: .table, context: [], label: name, name: "", before: isAfter ? nil : side,
      after: isAfter ? side : nil)
  }

  private static func alikeness(_ first: [String], _ second: [String]) -> Double {
    let first = first.map(\.unspaced).filter { !$0.isEmpty }
    let second = second.map(\.unspaced).filter { !$0.isEmpty }
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    var open = Dictionary(first.map { ($0, 1) }, uniquingKeysWith: +)
    let shared = second.count { value in
      guard let left = open[value], left > 0 else { return false }
      open[value] = left - 1
      return true
    }
    return 2 * Double(shared) / Double(first.count + second.count)
  }
}
