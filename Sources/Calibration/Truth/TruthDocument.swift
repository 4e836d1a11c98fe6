/// What a document really says, as a person wrote it down.
struct TruthDocument {
  struct Record {
    var kind: String
    /// By field name, as printed; blank fields are missing or empty.
    var fields: [String: String]
    /// Fields whose value fell off in the source.
    var lost: Set<String>
    /// Fields that may have been printed blank.
    var lostPerhaps: Set<String>
    /// Each row of the group of indicators, by column name.
    var indicators: [[String: String]]
  }

  /// What it was made from: different prints and scans of one original have one source.
  let source: String?
  let records: [Record]
  let tables: [TextTable]

  /// Reads a `.gold.json`; `file` names it in errors.
  init(_ bytes: [UInt8], file: String) throws(CalibrationError) {
    let value = try JSONParser.value(of: bytes, file: file)
    source = value["source"]?.string
    records = value["records"]?.elements.compactMap { Record($0) } ?? []
    tables = value["tables"]?.elements.compactMap { TextTable($0) } ?? []
    guard !records.isEmpty || !tables.isEmpty else {
      throw CalibrationError(
        file: file, message: "The file holds no truth: it needs records with fields, or tables.")
    }
  }
}

extension TruthDocument.Record {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["kind"]?.string, let fields = value["fields"] else { return nil }
    self.kind = kind
    self.fields = Self.texts(of: fields)
    lost = Set(value["lost"]?.elements.compactMap(\.string) ?? [])
    lostPerhaps = Set(value["lost_uncertain"]?.elements.compactMap(\.string) ?? [])
    indicators = value["indicators"]?.elements.map { Self.texts(of: $0) } ?? []
  }

  private static func texts(of value: JSONValue) -> [String: String] {
    Dictionary(
      value.members.compactMap { member in member.value.string.map { (member.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
