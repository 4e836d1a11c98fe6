import Foundation
import Glibc
import Pipeline
import Store
import Synchronization
import Workers

/// Results as JSON lines on standard output, one for each request line.
final class ResultLines: Sendable {
  /// A line on its way: who asked, and the document once it is extracted.
  private struct Pending {
    let request: ResultRequest
    var document: [UInt8] = []
  }

  private let pending = Mutex<[Int: Pending]>([:])
  private let output = Mutex<SystemError?>(nil)
  private let cancellation: Cancellation

  init(_ cancellation: Cancellation) { self.cancellation = cancellation }

  /// Why standard output takes no more; nil while it does.
  var trouble: SystemError? { output.withLock { $0 } }

  func begin(_ index: Int, _ request: ResultRequest) {
    pending.withLock { $0[index] = Pending(request: request) }
  }

  /// Keeps the contract JSON until the line's turn has come.
  func keep(_ document: [UInt8], of index: Int) {
    pending.withLock { $0[index]?.document = document }
  }

  /// Writes the line of a request that went through the flow.
  func finish(_ index: Int, _ outcome: Result<ExtractionOutcome, ExtractionFailure>) {
    guard let pending = pending.withLock({ $0.removeValue(forKey: index) }) else { return }
    var line = ResultLine(pending.request)
    switch outcome {
    case .success(let outcome):
      line.status = outcome.isPartial ? .partial : .succeeded
      if outcome.isPartial { line.error = outcome.warnings.joined(separator: " ") }
      write(line, document: pending.document)
    case .failure(let failure):
      line.status = failure.verdict.status
      line.isRetryable = pending.request.fault == nil && failure.verdict.isRetryable
      line.error = failure.reason
      write(line, document: [])
    }
  }

  private func write(_ line: ResultLine, document: [UInt8]) {
    output.withLock { trouble in
      guard trouble == nil else { return }
      do throws(SystemError) {
        try WholeWrite.write(line.bytes(document: document), to: STDOUT_FILENO)
      } catch {
        trouble = error
        cancellation.cancel()
      }
    }
  }
}

/// What a result line says beside the document.
private struct ResultLine {
  let request: ResultRequest
  var status = DocumentStatus.failed
  var isRetryable = false
  var error: String?

  init(_ request: ResultRequest) { self.request = request }

  /// The whole line; a document is contract JSON, empty where there is none.
  func bytes(document: [UInt8]) -> [UInt8] {
    let path = request.path.map { Self.text($0) } ?? "null"
    let error = error.map { Self.text($0) } ?? "null"
    let head =
      "{\"id\":\(request.id),\"path\":\(path),\"status\":\"\(status.rawValue)\","
      + "\"retryable\":\(isRetryable),\"error\":\(error),\"document\":"
    var bytes = Array(head.utf8)
    // Contract JSON ends with a line feed, and has none inside unless it is pretty.
    bytes += document.isEmpty ? Array("null".utf8) : document.prefix { $0 != UInt8(ascii: "\n") }
    bytes += Array("}\n".utf8)
    return bytes
  }

  private static func text(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
