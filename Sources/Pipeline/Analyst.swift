import PageModel
import Workers

/// The stages from pages to outputs as a worker has them: set up by the first request, then kept.
public struct Analyst: ~Copyable {
  private var setup: AnalysisSetup?
  private var tools: AnalysisTools?

  public init() {}

  /// Answers what a parent's `Extractor` asks; throws for bytes that are no such request.
  public mutating func analysis(of bytes: [UInt8]) throws(WireError) -> [UInt8] {
    var decoder = WireDecoder(bytes)
    let tools = tools(for: try AnalysisSetup(from: &decoder))
    return try AnalysisRequest(from: &decoder).analysis(by: tools).wireBytes
  }

  private mutating func tools(for wanted: AnalysisSetup) -> AnalysisTools {
    if let tools, setup == wanted { return tools }
    guard let made = try? wanted.tools() else {
      preconditionFailure("A setup is tried before it is sent to workers.")
    }
    (setup, tools) = (wanted, made)
    return made
  }
}

extension AnalysisSetup {
  /// What an `Analyst` is to be sent.
  func asking(_ request: AnalysisRequest) -> [UInt8] {
    var encoder = WireEncoder()
    encoder.write(self)
    encoder.write(request)
    return encoder.bytes
  }
}
