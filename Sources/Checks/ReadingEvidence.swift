import PageModel

/// What is known of a field before any check: its reading, its own flags and its page.
struct ReadingEvidence {
  /// The least confidence that is accepted without a look.
  static let threshold = 0.9

  /// The flags that demand a look; the others only tell what was done.
  private static let demanding: Set<FlagCode> = [
    .valueLost, .mojibake, .lowOCRConfidence, .typeMismatch, .ambiguousReading, .pageUnreadable,
    .valueMissing, .unitMissing,
  ]

  let judgement: Judgement

  init(of field: Field, distrusted: DistrustedPages) {
    var flags = field.flags
    if let reason = distrusted.reason(at: field.evidence.place),
      !flags.contains(where: { $0.code == reason.code })
    {
      flags.append(reason)
    }
    let isDoubtful = field.confidence < Self.threshold || Self.demandsLook(flags)
    judgement = Judgement(
      confidence: field.confidence, status: isDoubtful ? .needsReview : .accepted, flags: flags,
      suggestion: field.suggestion)
  }

  /// Whether any of the flags must be looked at before the field is accepted.
  static func demandsLook(_ flags: [Flag]) -> Bool {
    flags.contains { demanding.contains($0.code) }
  }
}
