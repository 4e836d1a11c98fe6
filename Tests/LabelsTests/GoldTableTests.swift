import Foundation
import Labels
import PageModel
import Testing

/// What the labeler makes of tables that are known to be right, against the records of the truth.
@Suite struct GoldTableTests {
  @Test(arguments: GoldDocument.all.map(\.name))
  func `every field of a form is found in its true table`(name: String) throws {
    let document = try #require(GoldDocument.all.first { $0.name == name })
    let labeler = Labeler(profiles: try ProfileLibrary.builtIn().profiles)
    let records = labeler.records(in: document.layout)
    try write(records, name: name)
    let forms = records.filter { $0.kind == "project_target" }
    let truth = document.records.filter { $0.kind == "project_target" }
    #expect(forms.count == truth.count)
    for (record, gold) in zip(forms, truth) {
      for name in Self.names {
        let found = folded(record.fields.first { $0.name == name }?.value)
        #expect(found == folded(gold.fields[name]), "\(record.id).\(name)")
      }
      let items = record.groups.first { $0.name == "indicators" }?.items ?? []
      #expect(items.count == gold.indicators.count, "\(record.id)")
      for (item, indicator) in zip(items, gold.indicators) { expect(item, is: indicator) }
    }
  }

  private static let names = [
    "project_name", "department", "implementing_unit", "attribute", "period", "finance_office",
    "total", "annual_total", "own_total", "own_fiscal", "own_other", "own_carryover",
    "transfer_total", "transfer_central", "transfer_region", "annual_goal",
  ]

  private func expect(_ item: FieldItem, is gold: [String: String]) {
    for name in ["level1", "level2", "level3", "target"] {
      let found = folded(item.fields.first { $0.name == name }?.value)
      let wanted = folded(gold[name])
      let isRight = found == wanted || found == wanted + "指标" || found + "指标" == wanted
      #expect(isRight, "\(item.id).\(name): \(found), not \(wanted)")
    }
  }

  private func folded(_ text: String?) -> String {
    (text ?? "").precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
  }

  /// Writes the records in the contract's shape into the folder that LABELS_OUT names, for scoring.
  private func write(_ records: [Record], name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["LABELS_OUT"] else { return }
    let root: [String: Any] = ["records": records.map { json($0) }]
    let data = try JSONSerialization.data(
      withJSONObject: root, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let file = name.replacing(".gold.json", with: ".json")
    try data.write(to: URL(filePath: folder).appending(path: file))
  }

  private func json(_ record: Record) -> [String: Any] {
    [
      "id": record.id, "kind": record.kind, "profile": record.profile ?? "",
      "title": record.title ?? "", "table": record.table ?? "",
      "fields": record.fields.map { json($0) },
      "groups": record.groups.map { group in
        [
          "name": group.name,
          "items": group.items.map { ["id": $0.id, "fields": $0.fields.map { json($0) }] },
        ]
      },
    ]
  }

  private func json(_ field: Field) -> [String: Any] {
    let isAccepted = field.confidence >= 0.9 && field.flags.isEmpty
    return [
      "id": field.id, "name": field.name, "value": field.value as Any? ?? NSNull(),
      "type": field.type.rawValue, "number": field.number.map(\.description) ?? "",
      "unit": field.unit ?? "", "confidence": field.confidence,
      "status": isAccepted ? "accepted" : "needs_review",
      "flags": field.flags.map { ["code": $0.code.rawValue, "message": $0.message] },
    ]
  }
}
