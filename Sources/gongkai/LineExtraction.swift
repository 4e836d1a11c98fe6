import Pipeline
import Synchronization
import Workers

/// One `extract --jsonl` from its request lines to its exit code.
struct LineExtraction {
  private let extractor: Extractor
  private let cancellation: Cancellation
  private let order: DeliveryOrder

  /// How far results may be ahead of an earlier one that is not done: each keeps its document.
  private static let ahead = 64

  init(_ extractor: Extractor, _ cancellation: Cancellation, keepsOrder: Bool) {
    self.extractor = extractor
    self.cancellation = cancellation
    order = keepsOrder ? .ofInputs(ahead: Self.ahead) : .asDone
  }

  /// A line that cannot be followed is told in its result, never by the exit code.
  func run(_ requests: some Sequence<ResultRequest>) -> ExitCode {
    let lines = ResultLines(cancellation)
    let inputs = requests.enumerated().lazy.map { index, request in
      lines.begin(index, request)
      return LocatedInput(request)
    }
    _ = extractor.run(
      inputs, order: order, watch: { _ in },
      write: { index, document throws(ExtractionFailure) in lines.keep(document.bytes, of: index) },
      report: lines.finish)
    if let trouble = lines.trouble {
      StandardError.tell("standard output takes no more (\(trouble.reason)).")
      return .outputUnwritable
    }
    return cancellation.isCancelled ? .interrupted : .ok
  }
}

extension LocatedInput {
  /// What a request asks for, which may not be there at all.
  fileprivate init(_ request: ResultRequest) {
    self.init(
      source: .path(request.path ?? ""), name: request.path ?? "", relativePath: "", byteCount: 0)
    fault = request.fault
  }
}
