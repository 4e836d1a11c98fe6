import PageModel

/// What is known of a field before any check: its reading, its own flags and its page.
struct ReadingEvidence {
  /// The least confidence that is accepted without a look.
  static let threshold = 0.9

  /// The flags that demand a look; the others only tell what was done.
  private static let demanding: Set<FlagCode> = [
    .valueLost, .mojibake, .lowOCRConfidence, .typeMismatch, .ambiguousReading, .pageUnreadable,
  ]

  let judgement: Judgement

  init(of field: Field, distrusted: DistrustedPages) {
    var flags = field.flags
    if let reason = distrusted.reason(at: field.evidence.place),
      !flags.contains(where: { $0.code == reason.code })
    {
      flags.append(reason)
    }
    let isDoubtful =
      field.confidence < Self.threshold || flags.contains { Self.demanding.contains($0.code) }
    judgement = Judgement(
      confidence: field.confidence, status: isDoubtful ? .needsReview : .accepted, flags: flags,
      suggestion: field.suggestion)
  }
}
