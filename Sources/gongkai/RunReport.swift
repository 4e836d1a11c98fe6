import Pipeline
import Synchronization
import Workers

/// What a run tells the person who started it: progress, warnings, failures, and the exit code.
final class RunReport: Sendable {
  private let tally: Mutex<RunTally>
  private let progress: ProgressBar
  private let isQuiet: Bool
  private let inputCount: Int

  /// Tells at once of the inputs that were not found.
  init(_ located: [Result<LocatedInput, LocatingFailure>], isQuiet: Bool) {
    self.isQuiet = isQuiet
    inputCount = located.count
    let inputs = located.compactMap { try? $0.get() }
    progress = ProgressBar(inputs, isShown: StandardError.isTerminal && !isQuiet)
    for (index, input) in inputs.enumerated() { progress.begin(index, byteCount: input.byteCount) }
    tally = Mutex(RunTally())
    for case .failure(let failure) in located { fail(failure.name, .notLocated(failure)) }
  }

  func hear(_ event: ExtractionEvent) { progress.hear(event) }

  func tell(_ outcome: Result<ExtractionOutcome, ExtractionFailure>, of input: LocatedInput) {
    progress.count(outcome)
    switch outcome {
    case .success(let outcome):
      tally.withLock { $0.count(outcome) }
      guard !isQuiet || outcome.isPartial else { return }
      for warning in outcome.warnings {
        progress.interrupt(with: "gongkai: \(input.name): \(warning)".inOneLine)
      }
    case .failure(let failure) where failure.isCancellation: break
    case .failure(let failure): fail(input.name, failure)
    }
  }

  /// Takes the progress bar away and gives the code for all that happened.
  func end() -> ExitCode {
    progress.finish()
    return tally.withLock { $0.exitCode }
  }

  func tellInterruption(begun: Int) {
    progress.finish()
    StandardError.tell("interrupted; \(begun) of \(inputCount) inputs were begun.")
  }

  private func fail(_ name: String, _ failure: ExtractionFailure) {
    tally.withLock { $0.count(failure) }
    progress.interrupt(with: "gongkai: \(name): \(failure.reason).".inOneLine)
  }
}
