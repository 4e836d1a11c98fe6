import PageModel

extension FlagCode {
  /// The flags that demand a look; the others only tell what was done or what does not fit.
  private static let demanding: Set<FlagCode> = [
    .valueLost, .mojibake, .lowOCRConfidence, .typeMismatch, .ambiguousReading, .pageUnreadable,
    .valueMissing, .unitMissing,
  ]
  /// Doubts of the recogniser, which arithmetic can settle.
  private static let settled: Set<FlagCode> = [.lowOCRConfidence, .ambiguousReading]
  /// Marks of a reading that is no trouble at all.
  private static let harmless: Set<FlagCode> = [.markupRemoved, .sealRemoved, .watermark]

  /// Whether any of the flags must be looked at before the field is accepted.
  ///
  /// A number that arithmetic proves is no longer in doubt of its recognition.
  static func demandsLook(_ flags: [Flag], ofProven isProven: Bool = false) -> Bool {
    flags.contains { demanding.contains($0.code) && !(isProven && settled.contains($0.code)) }
  }

  /// Whether the flag tells of trouble and yet demands no look.
  static func tellsOfTrouble(_ code: FlagCode) -> Bool {
    !demanding.contains(code) && !harmless.contains(code)
  }
}
