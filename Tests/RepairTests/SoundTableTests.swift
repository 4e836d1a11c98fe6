import Foundation
import PageModel
import Repair
import TestSupport
import Testing

/// What the truth files hold of a table.
private struct TruthFile: Decodable {
  struct Table: Decodable {
    struct Cell: Decodable {
      var row: Int
      var column: Int
      var rowSpan: Int?
      var columnSpan: Int?
      var text: String
    }
    var title: String?
    var unit: String?
    var headerRows: Int?
    var rowCount: Int
    var columnCount: Int
    var cells: [Cell]
  }
  var tables: [Table]
}

@Test(.enabled(if: Corpus.folder != nil))
func `the repair of a sound table changes nothing`() throws {
  let folder = try #require(Corpus.folder)
  let paths = [
    "forms/000/word", "forms/002/word", "forms/004/word", "forms/000/excel", "budgets/fly-ys24",
    "budgets/ghj-js24", "budgets/shcz-ys25", "budgets/swj-ys25",
  ]
  let repairer = Repairer(vocabulary: FormWords.vocabulary)
  for path in paths {
    let data = try Data(contentsOf: folder.appending(path: path + ".gold.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let truth = try decoder.decode(TruthFile.self, from: data)
    let place = Place.page(1, Box(left: 0, top: 0, right: 1, bottom: 1))
    let tables = truth.tables.enumerated().map { number, table in
      PageModel.Table(
        id: "t\(number + 1)", title: table.title, unit: table.unit, regions: [place],
        rowCount: table.rowCount, columnCount: table.columnCount,
        headerRows: table.headerRows ?? 0,
        cells: table.cells.map {
          Cell(
            row: $0.row, column: $0.column, rowSpan: $0.rowSpan ?? 1,
            columnSpan: $0.columnSpan ?? 1, text: $0.text, place: place)
        }, origin: .vectorRulings)
    }
    let result = repairer.repaired(Layout(tables: tables, blocks: []))
    for (before, after) in zip(tables, result.layout.tables) where before.cells != after.cells {
      let changed = zip(before.cells, after.cells).first { $0 != $1 }
      Issue.record("\(path) \(before.id): \(String(describing: changed))")
    }
    #expect(result.corrections.isEmpty, "\(path): \(result.corrections.prefix(2))")
  }
}
