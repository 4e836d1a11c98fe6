import PageModel

/// What a person decided about one field of one document.
public struct Decision: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    /// The value was right.
    case confirmed
    /// The value was wrong and is now another.
    case corrected
    /// The value was wrong, and nothing takes its place.
    case rejected
  }

  /// "sha256:" and the digest of the document.
  public var document: String
  /// The field's identifier in it.
  public var field: String
  public var outcome: Outcome
  /// The profile's name, with or without its version; what is learned stays with it.
  public var profile: String?
  /// The field's name in its profile.
  public var name: String?
  /// The value as it was extracted, and as it is now.
  public var before: String?
  public var after: String?
  /// The label as printed, where a person said that it means this field.
  public var label: String?
  /// What was known of the field, where whoever wrote the decision kept it.
  public var evidence: FieldEvidence?

  /// Reads decisions, one JSON object a line; blank lines are passed over, `file` names them in errors.
  public static func decisions(
    in bytes: [UInt8], file: String
  ) throws(CalibrationError) -> [Decision] {
    var decisions: [Decision] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let place = "\(file), line \(number + 1)"
      let value = try JSONParser.value(of: Array(line), file: place)
      guard let decision = Decision(value) else {
        throw CalibrationError(
          file: place,
          message:
            "A decision needs document, field and decision: confirmed, corrected or rejected.")
      }
      decisions.append(decision)
    }
    return decisions
  }

  private init?(_ value: JSONValue) {
    guard let document = value["document"]?.string, let field = value["field"]?.string,
      let outcome = value["decision"]?.string.flatMap({ Outcome(rawValue: $0) })
    else { return nil }
    self.document = document
    self.field = field
    self.outcome = outcome
    profile = value["profile"]?.string.map(Self.nameOfProfile)
    name = value["name"]?.string
    before = value["before"]?.string
    after = value["after"]?.string
    label = value["label"]?.string
    evidence = value["features"].flatMap { FieldEvidence($0) }
  }

  /// The profile's name without its version.
  static func nameOfProfile(_ identifier: String) -> String {
    String(identifier.prefix { $0 != "/" })
  }

  /// Where the decision was made, by which it counts once only.
  var place: String { "\(document)#\(field)" }

  /// The field as data for a fit; nil without its evidence.
  public var row: TrainingRow? {
    evidence.map {
      TrainingRow(
        document: document, original: document, field: field, evidence: $0,
        isRight: outcome == .confirmed)
    }
  }

  /// The decision with what the output of its document knows of the field.
  public func completed(from output: OutputDocument) -> Decision {
    guard output.id == document,
      let found = output.fields.first(where: { $0.field.id == field })
    else { return self }
    var completed = self
    completed.evidence = evidence ?? found.field.evidence
    completed.name = name ?? found.field.name
    completed.before = before ?? found.field.value
    completed.profile = profile ?? found.record.profile.map(Self.nameOfProfile)
    return completed
  }
}
