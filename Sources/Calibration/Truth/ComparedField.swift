import PageModel

/// A field of an output with what the truth says of it.
public struct ComparedField: Sendable {
  /// The document's name among those compared.
  public var document: String
  /// What the document was made from; prints and scans of one original share it.
  public var original: String
  public var id: String
  public var name: String
  public var kind: String
  public var isRight: Bool
  /// As extracted; empty for a blank.
  public var value: String
  /// The true text, folded.
  public var wanted: String
  /// Whether it states a value; else it claims that nothing is printed.
  public var hasValue: Bool
  public var confidence: Double
  /// Whether a person is to look at it.
  public var isInReview: Bool
  /// Whether a failed check points at it.
  public var isQuestioned: Bool
  /// Whether one of its flags demands a look at its reading, whatever the confidence.
  public var isFlagged: Bool
  /// What the confidence was reckoned from; nil for outputs written without `--features`.
  public var evidence: FieldEvidence?

  init(
    _ field: OutputDocument.Field, in record: OutputDocument.Record, of output: OutputDocument,
    document: String, original: String, verdict: Verdict
  ) {
    self.document = document
    self.original = original
    isRight = verdict.isRight
    wanted = verdict.wanted
    value = field.value ?? ""
    id = field.id
    name = field.name
    kind = record.kind
    hasValue = !TruthText.folded(field.value).isEmpty
    confidence = field.confidence
    isInReview = field.status == "needs_review"
    let failures = output.failures[field.id] ?? []
    isQuestioned = field.flags.contains(where: failures.contains)
    isFlagged = field.flags.contains { Self.demanding.contains($0) && !failures.contains($0) }
    evidence = field.evidence
  }

  /// The folder its document lies in among those compared; "." for none.
  var folder: String {
    document.lastIndex(of: "/").map { String(document[..<$0]) } ?? "."
  }

  /// The flags of a reading that demand a look.
  private static let demanding: Set<String> = [
    "value_lost", "mojibake", "low_ocr_confidence", "type_mismatch", "ambiguous_reading",
    "page_unreadable", "value_missing", "unit_missing",
  ]
}
