import PageModel
import Workers

/// The stages from pages to outputs as a worker has them: set up by the first request, then kept.
public struct Analyst: ~Copyable {
  private var setup: AnalysisSetup?
  private var tools: AnalysisTools?

  public init() {}

  /// Answers what a parent's `Extractor` or `Rebuilder` asks; throws for bytes that are no such request.
  public mutating func analysis(
    of bytes: [UInt8], having pages: [Int: Page]
  ) throws(WireError) -> [UInt8] {
    switch try AnalystRequest(wireBytes: bytes) {
    case .analysis(let request):
      return try request.input(having: pages).analysis(by: tools(for: request.setup)).wireBytes
    case .rebuilding(let request):
      return request.rebuilding(by: tools(for: request.setup)).wireBytes
    }
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
