import HTTPTypes
import Hummingbird
import Store

/// What was decided, for other programs and for spreadsheets.
struct ExportRoutes: Sendable {
  let store: StoreAccess

  func add(to router: Router<ReviewContext>) {
    router.get("/api/export/:document", use: export)
  }

  private struct Row: Encodable, Sendable {
    var id: String
    var record: Int
    var name: String
    var label: String
    var raw: String?
    var extracted: String?
    var value: String?
    var status: String
    var confidence: Double
    var page: Int?
  }

  @Sendable private func export(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    guard let id = context.parameters.get("document", as: Int64.self) else {
      throw Refusal.notFound
    }
    let found = try await store { store in
      (try store.deskDocument(id), try store.reviewedFields(of: id))
    }
    guard let document = found.0 else { throw Refusal.notFound }
    let rows = found.1.map { entry in
      Row(
        id: entry.field.id, record: entry.field.record, name: entry.field.name,
        label: entry.field.label, raw: entry.field.raw, extracted: entry.field.value,
        value: entry.value.map(\.value) ?? entry.field.value,
        status: entry.status, confidence: entry.field.confidence, page: entry.field.page)
    }
    guard request.uri.queryParameters["format"] == "csv" else {
      return JSONAnswer(rows).response()
    }
    let csv = CommaSeparated.text(
      [["id", "name", "label", "raw", "value", "status", "confidence", "page"]]
        + rows.map { row in
          [
            row.id, row.name, row.label, row.raw ?? "", row.value ?? "", row.status,
            "\(row.confidence)", row.page.map { "\($0)" } ?? "",
          ]
        })
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"\(document.content.suffix(16)).csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: csv)))
  }
}

/// Comma-separated values by RFC 4180 that no spreadsheet takes for formulas.
enum CommaSeparated {
  /// With a mark at the beginning that tells spreadsheets the encoding.
  static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}"
      + rows.map { row in row.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// What begins as a formula gets an apostrophe, but for plain numbers with a sign.
  private static func quoted(_ text: String) -> String {
    let isNumber = Double(text.replacing(",", with: "")) != nil
    let isFormula =
      text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && !isNumber ? "'" + text : text
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
