/// What was decided about one field once everything known of it was weighed.
public struct Judgement: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    case accepted
    case needsReview = "needs_review"
    case confirmed
    case corrected
    case rejected
  }

  /// The probability that the field's value is what the document says.
  public var confidence: Double
  public var status: Status
  /// The field's own flags and those of checks, each code once.
  public var flags: [Flag]
  public var suggestion: String?
  /// What the confidence was reckoned from; nil where it was told.
  public var evidence: FieldEvidence?
  /// Whether an accepted field is to be looked at anyway, to count errors among the accepted.
  public var isSampled = false

  public init(
    confidence: Double, status: Status, flags: [Flag] = [], suggestion: String? = nil,
    evidence: FieldEvidence? = nil
  ) {
    self.confidence = confidence
    self.status = status
    self.flags = flags
    self.suggestion = suggestion
    self.evidence = evidence
  }
}

/// The outcome of one check.
public struct CheckResult: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    case passed
    case failed
    case notApplicable = "not_applicable"
  }

  /// The rule's stable name, which is also the flag its fields get when it fails.
  public var rule: FlagCode
  public var record: String?
  public var table: String?
  public var status: Status
  /// The identifiers of the fields it looked at.
  public var fields: [String]
  public var expected: String?
  public var actual: String?
  public var message: String

  public init(
    rule: FlagCode, record: String? = nil, table: String? = nil, status: Status, fields: [String],
    expected: String? = nil, actual: String? = nil, message: String
  ) {
    self.rule = rule
    self.record = record
    self.table = table
    self.status = status
    self.fields = fields
    self.expected = expected
    self.actual = actual
    self.message = message
  }
}

/// Records with every field judged; the records themselves are as they were read.
public struct JudgedRecords: Hashable, Sendable {
  public var records: [Record]
  /// By field identifier; every field has one.
  public var judgements: [String: Judgement]
  public var checks: [CheckResult]
  /// What concerns the document as a whole, one sentence each.
  public var warnings: [String]
  public var triage: Triage

  public init(
    records: [Record], judgements: [String: Judgement], checks: [CheckResult],
    warnings: [String] = [], triage: Triage = Triage()
  ) {
    self.records = records
    self.judgements = judgements
    self.checks = checks
    self.warnings = warnings
    self.triage = triage
  }
}
