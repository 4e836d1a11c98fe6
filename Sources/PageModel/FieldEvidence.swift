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
  /// In the order of the features, in ten-thousandths; 0 where nothing is to be said.
  private var units: [Int32]

  /// Values are kept to four decimals, so that what is written out and read back weighs the same.
  private static let unitsPerOne = 10_000.0
  private static let largest = 1000.0

  public init(source: ReadingSource) {
    self.source = source
    units = Array(repeating: 0, count: EvidenceFeature.allCases.count)
  }

  /// In the order of the features.
  public var values: [Double] { units.map { Double($0) / Self.unitsPerOne } }

  public subscript(feature: EvidenceFeature) -> Double {
    get { Double(units[feature.index]) / Self.unitsPerOne }
    set {
      let bounded = newValue.isFinite ? min(max(newValue, -Self.largest), Self.largest) : 0
      units[feature.index] = Int32((bounded * Self.unitsPerOne).rounded())
    }
  }
}

extension FieldEvidence: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(source)
    for value in units { encoder.write(Int(value)) }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(source: try decoder.raw())
    let bound = Int(Self.largest * Self.unitsPerOne)
    for index in units.indices {
      units[index] = Int32(try decoder.integer(in: -bound...bound))
    }
  }
}
