import PageModel

/// What `extract` wrote of a document, as far as comparing and fitting need it.
public struct OutputDocument {
  struct Field {
    var id: String
    var name: String
    var value: String?
    var type: String
    var confidence: Double
    var status: String
    var flags: [String]
    var table: String?
    var cell: CellIndex?
    /// Nil for outputs written without `--features`.
    var evidence: FieldEvidence?
  }

  struct Record {
    var id: String
    var kind: String
    var profile: String?
    var table: String?
    var fields: [Field]
    /// The rows of the group of indicators.
    var indicators: [[Field]]
    /// The rows of all other groups.
    var lines: [[Field]]
  }

  /// "sha256:" and the digest of the input's bytes.
  public let id: String
  let records: [Record]
  let tables: [TextTable]
  /// For each field that a failed check points at, the rules it fails.
  let failures: [String: Set<String>]

  /// Reads what `extract` wrote; `file` names it in errors.
  public init(_ bytes: [UInt8], file: String) throws(CalibrationError) {
    let value = try JSONParser.value(of: bytes, file: file)
    guard value["schema"]?.string == "gongkai/document/1", let id = value["document"]?["id"]?.string
    else {
      throw CalibrationError(
        file: file, message: "The file was not written by gongkai extract; give its output.")
    }
    self.id = id
    records = value["records"]?.elements.map { Record($0) } ?? []
    tables = value["tables"]?.elements.compactMap { TextTable($0) } ?? []
    var failures: [String: Set<String>] = [:]
    for check in value["checks"]?.elements ?? [] where check["status"]?.string == "failed" {
      guard let rule = check["rule"]?.string else { continue }
      for field in check["fields"]?.elements.compactMap(\.string) ?? [] {
        failures[field, default: []].insert(rule)
      }
    }
    self.failures = failures
  }

  /// Every field with the record it belongs to, in order.
  var fields: [(record: Record, field: Field)] {
    records.flatMap { record in
      (record.fields + record.indicators.joined() + record.lines.joined()).map { (record, $0) }
    }
  }
}

extension OutputDocument.Record {
  fileprivate init(_ value: JSONValue) {
    id = value["id"]?.string ?? ""
    kind = value["kind"]?.string ?? ""
    profile = value["profile"]?.string
    table = value["table"]?.string
    fields = value["fields"]?.elements.map { OutputDocument.Field($0) } ?? []
    (indicators, lines) = ([], [])
    for group in value["groups"]?.elements ?? [] {
      let items = (group["items"]?.elements ?? []).map { item in
        (item["fields"]?.elements ?? []).map { OutputDocument.Field($0) }
      }
      if group["name"]?.string == "indicators" { indicators += items } else { lines += items }
    }
  }
}

extension OutputDocument.Field {
  fileprivate init(_ value: JSONValue) {
    id = value["id"]?.string ?? ""
    name = value["name"]?.string ?? ""
    self.value = value["value"]?.string
    type = value["type"]?.string ?? ""
    confidence = min(1, max(0, value["confidence"]?.number ?? 0))
    status = value["status"]?.string ?? ""
    flags = value["flags"]?.elements.compactMap { $0["code"]?.string } ?? []
    table = value["evidence"]?["table"]?.string
    let cell = value["evidence"]?["cell"]?.elements.compactMap(\.integer) ?? []
    self.cell = cell.count == 2 ? CellIndex(row: cell[0], column: cell[1]) : nil
    evidence = value["features"].flatMap { FieldEvidence($0) }
  }
}

extension FieldEvidence {
  /// Features as `extract --features` writes them; nil without a known source.
  init?(_ value: JSONValue) {
    guard let source = value["source"]?.string.flatMap({ ReadingSource(rawValue: $0) }) else {
      return nil
    }
    self.init(source: source)
    for member in value.members {
      if let feature = EvidenceFeature(rawValue: member.key), let number = member.value.number {
        self[feature] = number
      }
    }
  }
}
