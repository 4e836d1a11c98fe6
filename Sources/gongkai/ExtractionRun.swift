import Pipeline
import Workers

/// One `extract` from its inputs to its exit code.
struct ExtractionRun {
  private let extractor: Extractor
  private let cancellation: Cancellation
  private let output: String?
  private let isQuiet: Bool

  init(_ extractor: Extractor, _ cancellation: Cancellation, output: String?, isQuiet: Bool) {
    self.extractor = extractor
    self.cancellation = cancellation
    self.output = output
    self.isQuiet = isQuiet
  }

  /// Throws a usage error when several inputs have no folder to go to.
  func run(_ paths: [String]) throws -> ExitCode {
    let located = InputLocator().inputs(at: paths)
    if output == nil, located.count > 1 {
      throw UsageError(
        message: "There are \(located.count) inputs: give -o and a folder for their outputs.")
    }
    if let output, let code = prepare(output) { return code }
    let report = RunReport(located, isQuiet: isQuiet)
    let inputs = located.compactMap { try? $0.get() }
    let begun = extractor.run(inputs, into: output, watch: report.hear) { index, outcome in
      report.tell(outcome, of: inputs[index])
    }
    guard !cancellation.isCancelled else {
      report.tellInterruption(begun: begun)
      return .interrupted
    }
    return report.end()
  }

  private func prepare(_ folder: String) -> ExitCode? {
    do throws(SystemError) {
      try OutputFile.makeFolder(folder)
      return nil
    } catch {
      StandardError.tell(
        "\(folder): outputs cannot be written there (\(error.reason)).")
      return .outputUnwritable
    }
  }
}
