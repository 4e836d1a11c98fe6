import Changes
import Testing

/// A contract document of one budget form with an indicator group and a loose table.
private func document(
  total: String? = "230.95", rows: [(String, String)] = [("培训人数", "≥90人"), ("满意度", "≥95%")],
  table: [[String]] = [["项目", "金额"], ["办公费", "12.50"]], page: Int = 1
) throws -> ContractDocument {
  func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
  func field(_ name: String, _ value: String?, _ type: String) -> String {
    """
    {"name": "\(name)", "label": "\(name)", "raw": \(quoted(value)), "value": \(quoted(value)),
     "type": "\(type)", "unit": null, "status": "accepted", "flags": [],
     "evidence": {"page": \(page), "box": [1, 2, 3, 4], "table": "t1", "cell": [0, 1]}}
    """
  }
  let items = rows.map {
    "{\"id\": \"x\", \"fields\": [\(field("level3", $0.0, "text")), \(field("target", $0.1, "text"))]}"
  }
  let cells = table.enumerated().flatMap { row, texts in
    texts.enumerated().map { column, text in
      "{\"row\": \(row), \"column\": \(column), \"text\": \"\(text)\", \"page\": \(page), \"box\": [0, 0, 1, 1]}"
    }
  }
  let json = """
    {"document": {"id": "sha256:0", "path": "a.pdf", "url": null, "title": null},
     "tables": [{"id": "t1", "title": "表", "unit": null, "header_rows": 1, "cells": []},
       {"id": "t2", "title": "支出表", "unit": null, "header_rows": 1, "cells": [\(cells.joined(separator: ","))]}],
     "records": [{"id": "r1", "kind": "project_target", "table": "t1", "title": "绩效目标表",
       "fields": [\(field("project_name", "培训费", "text")), \(field("total", total, "money"))],
       "groups": [{"name": "indicators", "items": [\(items.joined(separator: ","))]}]}],
     "summary": {"fields": 4, "accepted": 4, "needs_review": 0, "checks_failed": 0}}
    """
  return try ContractDocument(json: Array(json.utf8))
}

private func lines(_ before: ContractDocument, _ after: ContractDocument) -> [String] {
  DocumentDifference(from: before, to: after).changes.map { DifferenceText.line($0) }
}

@Test func `a document does not differ from itself, wherever it stands`() throws {
  #expect(lines(try document(), try document(page: 7)).isEmpty)
  #expect(
    lines(try document(), try document(rows: [("满意度", "≥95%"), ("培训人数", "≥ 90\\n人")])).isEmpty)
}

@Test func `a changed amount is told with both places`() throws {
  #expect(
    lines(try document(), try document(total: "203.95", page: 2)) == [
      "changed  绩效目标表 · 培训费 › total: “230.95” (page 1) → “203.95” (page 2)"
    ])
}

@Test func `a value that is no longer legible is a change`() throws {
  #expect(
    lines(try document(), try document(total: nil)) == [
      "changed  绩效目标表 · 培训费 › total: “230.95” (page 1) → (not legible) (page 1)"
    ])
}

@Test func `a changed target is a change of its row, not one row gone and one come`() throws {
  let after = try document(rows: [("培训人数", "≥80人"), ("满意度", "≥95%")])
  #expect(
    lines(try document(), after) == [
      "changed  绩效目标表 · 培训费 › 培训人数 › target: “≥90人” (page 1) → “≥80人” (page 1)"
    ])
}

@Test func `rows that came and went are told as rows`() throws {
  let after = try document(rows: [("满意度", "≥95%"), ("报告份数", "2份")])
  #expect(
    lines(try document(), after) == [
      "removed  row 绩效目标表 · 培训费 › 培训人数: “培训人数 | ≥90人” (page 1)",
      "added    row 绩效目标表 · 培训费 › 报告份数: “报告份数 | 2份” (page 1)",
    ])
}

@Test func `tables that are no records are compared cell by cell`() throws {
  let after = try document(table: [["项目", "金额"], ["办公费", "13.50"], ["差旅费", "1.00"]])
  #expect(
    lines(try document(), after) == [
      "changed  支出表 › 办公费 › 金额: “12.50” (page 1) → “13.50” (page 1)",
      "added    row 支出表 › 差旅费: “差旅费 | 1.00” (page 1)",
    ])
}

@Test func `the JSON tells changes with their kind and counts them`() throws {
  let (before, after) = (try document(), try document(total: "1"))
  let json = DifferenceJSON(DocumentDifference(from: before, to: after), from: before, to: after)
  let text = String(decoding: json.bytes, as: UTF8.self)
  #expect(text.contains("\"change\" : \"changed\""))
  #expect(text.contains("\"schema\" : \"gongkai/difference/1\""))
  #expect(text.hasSuffix("}\n"))
}

@Test func `what extract did not write is refused`() {
  #expect(throws: NotAContract.self) { try ContractDocument(json: Array("{}".utf8)) }
}
