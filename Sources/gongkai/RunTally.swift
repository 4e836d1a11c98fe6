import Pipeline
import Workers

/// What became of the inputs of a run, as far as the exit code depends on it.
struct RunTally {
  private var wholeCount = 0
  private var partialCount = 0
  private var failures: [ExitCode] = []

  mutating func count(_ outcome: ExtractionOutcome) {
    if outcome.isPartial { partialCount += 1 } else { wholeCount += 1 }
  }

  mutating func count(_ failure: ExtractionFailure) { failures.append(ExitCode(failure)) }

  /// An output that cannot be written is told above all; else the code all inputs agree on.
  var exitCode: ExitCode {
    if failures.contains(.outputUnwritable) { return .outputUnwritable }
    guard let first = failures.first else { return partialCount == 0 ? .ok : .someFailed }
    let isAlike = wholeCount + partialCount == 0 && failures.allSatisfy { $0 == first }
    return isAlike ? first : .someFailed
  }
}

extension ExitCode {
  /// The code of a run whose only input failed so.
  init(_ failure: ExtractionFailure) {
    self =
      switch failure {
      case .notLocated, .noWantedPage, .changed: .inputUnreadable
      case .notWritten: .outputUnwritable
      case .reading(.document(.encrypted)): .inputEncrypted
      case .reading(.document): .inputUnreadable
      case .reading(.worker), .analysis: .readerFailed
      }
  }
}
