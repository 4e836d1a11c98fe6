import Foundation
import PageModel
import TestSupport

/// A truth file of the corpus: its tables as a table finder would hand them over, its records.
struct GoldDocument: Sendable {
  let name: String
  let layout: Layout
  let records: [GoldRecord]

  /// Every truth file that has tables, in order; none without the corpus.
  static let all: [GoldDocument] = paths.compactMap { GoldDocument(path: $0) }

  private static var paths: [URL] {
    guard let corpus = Corpus.folder else { return [] }
    let files = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
    let found = (files?.allObjects as? [URL] ?? []).filter { $0.path.hasSuffix(".gold.json") }
    return found.sorted { $0.path < $1.path }
  }

  private init?(path: URL) {
    guard let data = try? Data(contentsOf: path),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let tables = root["tables"] as? [[String: Any]], !tables.isEmpty
    else { return nil }
    name = path.deletingLastPathComponent().lastPathComponent + "-" + path.lastPathComponent
    layout = Layout(
      tables: tables.enumerated().map { Self.table($1, number: $0 + 1) }, blocks: [])
    records = (root["records"] as? [[String: Any]] ?? []).map { GoldRecord($0) }
  }

  private static func table(_ gold: [String: Any], number: Int) -> Table {
    let cells = (gold["cells"] as? [[String: Any]] ?? []).map { cell(from: $0) }
    return Table(
      id: "t\(number)", title: gold["title"] as? String, unit: gold["unit"] as? String,
      regions: [place(1)], rowCount: gold["row_count"] as? Int ?? 0,
      columnCount: gold["column_count"] as? Int ?? 0,
      headerRows: gold["header_rows"] as? Int ?? 0, cells: cells, origin: .vectorRulings)
  }

  private static func cell(from gold: [String: Any]) -> Cell {
    Cell(
      row: gold["row"] as? Int ?? 0, column: gold["column"] as? Int ?? 0,
      rowSpan: gold["row_span"] as? Int ?? 1, columnSpan: gold["column_span"] as? Int ?? 1,
      text: gold["text"] as? String ?? "", place: place(gold["page"] as? Int ?? 1))
  }

  private static func place(_ page: Int) -> Place {
    .page(page, Box(left: 0, top: 0, right: 0, bottom: 0))
  }
}

/// A record as the truth has it; blanks are left out.
struct GoldRecord: Sendable {
  let kind: String
  let fields: [String: String]
  let indicators: [[String: String]]

  init(_ gold: [String: Any]) {
    kind = gold["kind"] as? String ?? ""
    fields = Self.texts(gold["fields"])
    indicators = (gold["indicators"] as? [[String: Any]] ?? []).map { Self.texts($0) }
  }

  private static func texts(_ gold: Any?) -> [String: String] {
    (gold as? [String: Any] ?? [:]).compactMapValues { $0 as? String }
  }
}
