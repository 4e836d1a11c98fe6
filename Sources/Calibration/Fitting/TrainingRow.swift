import PageModel

/// One field whose value is known to be right or wrong, with what was known of it before.
public struct TrainingRow: Hashable, Sendable {
  /// The document's name: fields of one document are judged together.
  public var document: String
  /// What the document was made from: what was made from one original is never fitted on to judge another.
  public var original: String
  /// The field's identifier in it.
  public var field: String
  public var evidence: FieldEvidence
  public var isRight: Bool

  public init(
    document: String, original: String, field: String, evidence: FieldEvidence, isRight: Bool
  ) {
    self.document = document
    self.original = original
    self.field = field
    self.evidence = evidence
    self.isRight = isRight
  }

  /// Nil for a field written without its features.
  public init?(_ field: ComparedField) {
    guard let evidence = field.evidence else { return nil }
    self.init(
      document: field.document, original: field.original, field: field.id, evidence: evidence,
      isRight: field.isRight)
  }

  /// The row as one line of text, the same for the same data: what fingerprints are taken of.
  public var line: String {
    let values = evidence.values.map { "\($0)" }.joined(separator: " ")
    return "\(document) \(field) \(evidence.source.rawValue) \(values) \(isRight)\n"
  }

  /// The order in which rows are fitted, whatever order they came in.
  static func precedes(_ a: TrainingRow, _ b: TrainingRow) -> Bool {
    (a.document, a.field, a.line) < (b.document, b.field, b.line)
  }
}
