/// Where a field's text comes from; confidence is fitted for each apart.
public enum ReadingSource: String, Hashable, Sendable, CaseIterable {
  /// The text a PDF carries.
  case embedded
  /// Text recognised from an image.
  case ocr
  /// Text recognised from an image so noisy that sure characters are wrong too.
  case noisyOCR = "noisy_ocr"
  /// Text and markup inputs, without pages.
  case text

  public var isRecognised: Bool { self == .ocr || self == .noisyOCR }

  /// The source under which fields are accepted together: what was recognised is one, however noisy the page.
  public var acceptedWith: ReadingSource { self == .noisyOCR ? .ocr : self }
}

/// What is known of one field, as numbers a confidence model can weigh.
public struct FieldEvidence: Hashable, Sendable {
  public var source: ReadingSource
  /// In the order of the features; 0 where nothing is to be said.
  public private(set) var values: [Double]

  public init(source: ReadingSource) {
    self.source = source
    values = Array(repeating: 0, count: EvidenceFeature.allCases.count)
  }

  /// Values are kept to four decimals, so that what is written out and read back weighs the same.
  public subscript(feature: EvidenceFeature) -> Double {
    get { values[feature.index] }
    set {
      let bounded = newValue.isFinite ? min(max(newValue, -1000), 1000) : 0
      values[feature.index] = (bounded * 10_000).rounded() / 10_000
    }
  }
}
