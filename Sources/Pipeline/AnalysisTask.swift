import PageModel
import Workers

/// What is to be made of a document that was read, and what is known of it beside its content.
struct AnalysisTask: Hashable, Sendable {
  /// As the user knows the input.
  let name: String
  let origin: InputOrigin?
  let description: DocumentDescription
  let lostPages: [LostPage]
  /// What could not be made of it so far, one sentence each.
  let warnings: [String]
  /// When its reading began, on the monotonic clock in seconds.
  let begun: Double
  let form: AnalysisForm
}

/// What of an analysis is wanted.
struct AnalysisForm: Hashable, Sendable {
  /// Those that are made of the analysis, each at most once.
  var formats: [OutputFormat] = [.json]
  var isPretty = false
  var isExplaining = false
  var showsFeatures = false
  /// Whether what was found is wanted itself, beside what is written of it.
  var keepsFindings = false

  /// Whether the words of pages are wanted after their tables were found.
  var keepsWords: Bool { formats.contains(.hocr) || formats.contains(.alto) }
}

extension AnalysisTask: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(name)
    encoder.write(origin)
    encoder.write(description)
    encoder.write(lostPages)
    encoder.write(warnings)
    encoder.write(begun)
    encoder.write(form)
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      name: try decoder.text(), origin: try decoder.optional(),
      description: try DocumentDescription(from: &decoder), lostPages: try decoder.values(),
      warnings: try decoder.texts(), begun: try decoder.double(),
      form: try AnalysisForm(from: &decoder))
  }
}

extension AnalysisForm: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(formats.map(\.rawValue))
    for flag in [isPretty, isExplaining, showsFeatures, keepsFindings] { encoder.write(flag) }
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    formats = try decoder.texts().compactMap { OutputFormat(rawValue: $0) }
    isPretty = try decoder.bool()
    isExplaining = try decoder.bool()
    showsFeatures = try decoder.bool()
    keepsFindings = try decoder.bool()
  }
}

extension InputOrigin: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(url)
    encoder.write(retrievedAt)
    encoder.write(note)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      url: try decoder.text(), retrievedAt: try decoder.text(), note: try decoder.optionalText())
  }
}
