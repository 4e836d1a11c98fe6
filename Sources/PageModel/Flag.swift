/// A mark that a person must look, with the reason in one sentence.
public struct Flag: Hashable, Sendable {
  public var code: FlagCode
  public var message: String

  public init(_ code: FlagCode, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// The stable name of a kind of trouble; the list is open, profiles may add to it.
public struct FlagCode: RawRepresentable, Hashable, Sendable {
  public var rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// A cell whose value fell off in the source.
  public static let valueLost = FlagCode(rawValue: "value_lost")
  public static let lowOCRConfidence = FlagCode(rawValue: "low_ocr_confidence")
  /// A row that was put back under its columns.
  public static let rowShifted = FlagCode(rawValue: "row_shifted")
  /// A level label that was restored over a page break.
  public static let spanRestored = FlagCode(rawValue: "span_restored")
  /// A blank where the form cannot do without a value.
  public static let valueMissing = FlagCode(rawValue: "value_missing")
  public static let markupRemoved = FlagCode(rawValue: "markup_removed")
  public static let unknownLabel = FlagCode(rawValue: "unknown_label")
  public static let typeMismatch = FlagCode(rawValue: "type_mismatch")
  /// Embedded text that is not what the page shows.
  public static let mojibake = FlagCode(rawValue: "mojibake")
  /// Parts that do not add up to their total.
  public static let sumMismatch = FlagCode(rawValue: "sum_mismatch")
  /// The same amount stated differently elsewhere.
  public static let amountDisagrees = FlagCode(rawValue: "amount_disagrees")
  public static let differenceMismatch = FlagCode(rawValue: "difference_mismatch")
  public static let percentMismatch = FlagCode(rawValue: "percent_mismatch")
  /// A coloured seal was taken off the page before its text was recognised.
  public static let sealRemoved = FlagCode(rawValue: "seal_removed")
  /// A page, or a picture on it, shows text that is not among its words.
  public static let noText = FlagCode(rawValue: "no_text")
  /// The page, or a part of it, could not be read.
  public static let pageUnreadable = FlagCode(rawValue: "page_unreadable")
  /// The recogniser that was plugged in gave out; the page was read without it.
  public static let recognizerFailed = FlagCode(rawValue: "recognizer_failed")
  /// Text laid across the page or faintly under it was left out.
  public static let watermark = FlagCode(rawValue: "watermark")
  /// Text that ends or begins in mid-word.
  public static let textCut = FlagCode(rawValue: "text_cut")
  /// A label printed where its siblings have another.
  public static let labelMisprint = FlagCode(rawValue: "label_misprint")
  /// The reading has a rival that is nearly as likely.
  public static let ambiguousReading = FlagCode(rawValue: "ambiguous_reading")
  /// Counts of the same thing stated differently.
  public static let countDisagrees = FlagCode(rawValue: "count_disagrees")
  /// Two targets for one thing.
  public static let targetDisagrees = FlagCode(rawValue: "target_disagrees")
  /// A date outside the form's year that should be inside.
  public static let staleYear = FlagCode(rawValue: "stale_year")
  /// A period of several years whose total equals the annual amount.
  public static let periodTotal = FlagCode(rawValue: "period_total")
  public static let periodDisagrees = FlagCode(rawValue: "period_disagrees")
  /// An amount or target whose unit does not fit its label or siblings.
  public static let unitSuspect = FlagCode(rawValue: "unit_suspect")
  public static let unitMissing = FlagCode(rawValue: "unit_missing")
  public static let targetMissing = FlagCode(rawValue: "target_missing")
  /// A target that names no value where its level asks for one.
  public static let targetNotMeasurable = FlagCode(rawValue: "target_not_measurable")
  /// An indicator under a level that does not fit it.
  public static let levelSuspect = FlagCode(rawValue: "level_suspect")
  /// Text copied from a neighbour.
  public static let duplicateText = FlagCode(rawValue: "duplicate_text")
}
