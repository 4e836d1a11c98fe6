import PageModel

/// What was found in a document, to be kept where people go on with it.
public struct Findings: Hashable, Sendable {
  public var unjudged: UnjudgedExtraction
  public var judged: JudgedRecords
  /// What it took, in the contract JSON.
  public var elapsedMilliseconds: Int
}

extension Findings: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(unjudged)
    encoder.write(judged)
    encoder.write(elapsedMilliseconds)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      unjudged: try UnjudgedExtraction(from: &decoder), judged: try JudgedRecords(from: &decoder),
      elapsedMilliseconds: try decoder.integer())
  }
}
