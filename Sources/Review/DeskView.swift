import Store

/// A desk as its template takes it.
struct DeskView {
  private let desk: Desk
  private let reader: QueueReader
  private let filter: QueueFilter
  private let phrases: Phrases
  private let language: Language

  init(
    _ desk: Desk, for reader: QueueReader, _ filter: QueueFilter, _ phrases: Phrases,
    _ language: Language
  ) {
    self.desk = desk
    self.reader = reader
    self.filter = filter
    self.phrases = phrases
    self.language = language
  }

  var content: [String: Any] {
    let current = desk.current
    var content: [String: Any] = [
      "document": desk.document.id, "document_name": desk.document.title ?? desk.document.name,
      "file_name": desk.document.name, "record_title": desk.record.title ?? desk.record.kind,
      "open_count": desk.document.openCount, "query": filter.isEmpty ? "" : "?" + filter.query,
      "entries": desk.entries.filter { $0.field.address.check == nil }.map(entry),
      "version": desk.item.version,
      "field": desk.item.address.field, "checks": checks(on: desk.item.address.field),
    ]
    if desk.record.title != nil, desk.record.title != desk.document.title {
      content["other_title"] = desk.record.title
    }
    if let current { content.merge(self.current(current)) { $1 } }
    if isElsewhere { content["is_elsewhere"] = true }
    if desk.item.state == .done { content["is_done"] = true }
    if desk.item.state == .lead { content["is_disputed"] = true }
    return content
  }

  /// Whether somebody else has it on their desk.
  private var isElsewhere: Bool {
    guard let holder = desk.item.leasedBy else { return false }
    return holder != reader.user && desk.item.leasedUntil > reader.now
  }

  private func current(_ entry: DeskEntry) -> [String: Any] {
    let field = entry.field
    // A failed check is listed with all it looks at: its flag would only say it once more.
    let failed = Set(desk.checks.filter { $0.fields.contains(field.address.field) }.map(\.rule))
    var content: [String: Any] = [
      "label": field.address.check == nil ? field.label : phrases.rule(field.name, in: language),
      "is_check": field.address.check != nil, "value": entry.value?.value ?? field.value ?? "",
      "raw": field.raw ?? "", "type": field.type,
      "flags": entry.flags.filter { !failed.contains($0.code) }.map(flag),
      "has_value": field.value != nil,
    ]
    if let raw = field.raw, raw != field.value { content["raw_differs"] = raw }
    if let suggestion = field.suggestion { content["suggestion"] = suggestion }
    if let table = field.table { content["table"] = table }
    if let row = field.row, let column = field.column { content["cell"] = "\(row) \(column)" }
    let others = field.alternatives.filter { $0 != field.value }
    if !others.isEmpty {
      content["alternatives"] = others
      content["has_alternatives"] = true
    }
    if isPartOfRow(field) { content["row_open"] = true }
    if let page = field.page { content["page"] = page }
    if let box = field.box { content["box"] = box.map { "\($0)" }.joined(separator: " ") }
    if let line = field.line { content["line"] = line }
    return content
  }

  /// Whether a field is one of several in its group's row.
  private func isPartOfRow(_ field: ReviewField) -> Bool {
    field.id.split(separator: ".").count == 4
  }

  private func entry(_ entry: DeskEntry) -> [String: Any] {
    let field = entry.field
    let isCurrent = field.address == desk.item.address
    var content: [String: Any] = [
      "position": field.address.field, "label": field.label,
      "value": entry.value.map { $0.value ?? "" } ?? field.value ?? "",
      "path": field.address.path(filter), "status": status(of: entry),
      "status_text": phrases.text("status_\(status(of: entry))", in: language),
    ]
    if isCurrent { content["is_current"] = true }
    if entry.state != nil { content["is_item"] = true }
    // What may be accepted together with others: it is shown, and nobody has said anything of it.
    if entry.state == .open { content["open_version"] = entry.version }
    content["group"] = field.id.split(separator: ".").prefix(3).joined(separator: ".")
    if let item = itemName(of: field) { content["item"] = item }
    if let page = field.page { content["page"] = page }
    if let box = field.box { content["box"] = box.map { "\($0)" }.joined(separator: " ") }
    return content
  }

  /// A row's number in its group, on the row's first field.
  private func itemName(of field: ReviewField) -> String? {
    let parts = field.id.split(separator: ".")
    guard parts.count == 4 else { return nil }
    let before = desk.entries.last { $0.field.address.field == field.address.field - 1 }
    guard before?.field.id.hasPrefix(parts.prefix(3).joined(separator: ".") + ".") != true else {
      return nil
    }
    return String(parts[2])
  }

  private func status(of entry: DeskEntry) -> String {
    switch entry.state {
    case .done: entry.value?.status.rawValue ?? "confirmed"
    case .open: "needs_review"
    case .second: "second"
    case .lead: "disputed"
    case nil: entry.value?.status.rawValue ?? entry.field.status
    }
  }

  private func flag(_ flag: DeskFlag) -> [String: Any] {
    ["name": phrases.rule(flag.code, in: language), "message": flag.message]
  }

  /// The failed checks that look at a field, with the values of the others they look at.
  private func checks(on field: Int) -> [[String: Any]] {
    let entries = Dictionary(
      desk.entries.map { ($0.field.address.field, $0) }, uniquingKeysWith: { first, _ in first })
    return desk.checks.filter { $0.fields.contains(field) }.map { check in
      [
        "code": check.rule, "rule": phrases.rule(check.rule, in: language),
        "message": check.message,
        "expected": check.expected ?? "", "actual": check.actual ?? "",
        "parts": check.fields.compactMap { entries[$0] }.map { entry -> [String: Any] in
          [
            "label": entry.field.label, "value": entry.value?.value ?? entry.field.value ?? "",
            "path": entry.field.address.path(filter),
          ]
        },
      ]
    }
  }
}
