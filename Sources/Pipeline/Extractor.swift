import PageModel
import Workers

/// The whole way from inputs to JSON, declared in one place.
public struct Extractor: Sendable {
  private let options: ExtractionOptions
  private let tools: AnalysisTools
  private let pool: WorkerPool

  public init(_ options: ExtractionOptions, tools: AnalysisTools, pool: WorkerPool) {
    self.options = options
    self.tools = tools
    self.pool = pool
  }

  /// Extracts the inputs into the folder, or onto standard output for nil; `report` hears the
  /// outcomes in the inputs' order.
  ///
  /// Gives how many inputs were begun before a cancellation.
  @available(*, noasync)
  public func run(
    _ inputs: [LocatedInput], into folder: String?,
    watch: @escaping @Sendable (ExtractionEvent) -> Void,
    report: @escaping @Sendable (Int, Result<ExtractionOutcome, ExtractionFailure>) -> Void
  ) -> Int {
    var names = OutputNames()
    let jobs = inputs.enumerated().map { index, input in
      let path = folder.map { $0 + "/" + names.name(for: input) }
      return ExtractionJob(index: index, input: input, outputPath: path)
    }
    return flow(watch).run(jobs, until: pool.cancellation) { index, outcome in
      watch(.finished(input: index))
      report(index, outcome)
    }
  }

  private func flow(
    _ watch: @escaping @Sendable (ExtractionEvent) -> Void
  ) -> Flow<ExtractionJob, ExtractionOutcome, ExtractionFailure> {
    Flow(of: ExtractionJob.self, failingWith: ExtractionFailure.self)
      .inTurns("read", on: pool.workers) { [options] job in ReadingJob(job, options, watch) }
      .then("tables", on: lanes) { tools, read in LaidOutJob(read, tools) }
      .then("repair", on: lanes) { tools, laidOut in RepairedJob(laidOut, tools) }
      .then("labels", on: lanes) { tools, repaired in LabelledJob(repaired, tools) }
      .then("checks", on: lanes) { tools, labelled in JudgedJob(labelled, tools) }
      .then("emit", on: lanes) { [options] tools, judged in
        EmittedJob(judged, tools, options)
      }
      .then("write", on: [()], quality: .userInitiated) { _, emitted throws(ExtractionFailure) in
        try emitted.write()
      }
  }

  /// As many documents in each stage as there are workers.
  private var lanes: [AnalysisTools] { Array(repeating: tools, count: pool.workers.count) }
}
