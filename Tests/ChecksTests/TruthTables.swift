import Foundation
import PageModel

/// The tables of a truth file as records of lines, their fields named by the headers above them.
struct TruthTables {
  let records: [Record]

  init(file: URL) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let truth = try decoder.decode(Truth.self, from: Data(contentsOf: file))
    records = truth.tables.enumerated().map { number, table in
      Self.record(of: table, id: "r\(number + 1)")
    }
  }

  private struct Truth: Decodable {
    var tables: [Table]
  }

  private struct Table: Decodable {
    struct Cell: Decodable {
      var row: Int
      var column: Int
      var rowSpan: Int?
      var columnSpan: Int?
      var text: String
    }

    var title: String?
    var unit: String?
    var headerRows: Int
    var cells: [Cell]
  }

  private static func record(of table: Table, id: String) -> Record {
    let unit = table.unit?.hasPrefix("万") == true ? 4 : 0
    let header = table.cells.filter { $0.row < table.headerRows }
    let rows = Dictionary(grouping: table.cells.filter { $0.row >= table.headerRows }, by: \.row)
    let items = rows.keys.sorted().map { row in
      let cells = (rows[row] ?? []).filter { !$0.text.isEmpty }.sorted { $0.column < $1.column }
      let fields = cells.map { cell in
        let path = path(over: cell, in: header)
        let digits = cell.text.filter { $0 != "," }
        let isCode = path.contains("编码")
        let isAmount = !isCode && ExactNumber(digits) != nil
        return field(
          "\(id).lines.\(row).\(path).\(cell.column)", path, cell.text,
          type: isCode ? .code : isAmount ? .money : .text, unit: unit,
          cell: CellIndex(row: row, column: cell.column))
      }
      return FieldItem(id: "\(id).lines.\(row)", fields: fields)
    }
    return Record(
      id: id, kind: "budget_table", profile: "budget/1", table: "t" + id.dropFirst(),
      title: table.title, fields: [], groups: [FieldGroup(name: "lines", items: items)])
  }

  private static func path(over cell: Table.Cell, in header: [Table.Cell]) -> String {
    let above = header.filter { head in
      head.column <= cell.column && cell.column < head.column + (head.columnSpan ?? 1)
        && !head.text.isEmpty
    }
    return above.sorted { $0.row < $1.row }.map(\.text).joined(separator: "/")
  }
}
