import PageModel
import Workers

/// The whole way from inputs to outputs, declared in one place.
public struct Extractor: Sendable {
  private let options: ExtractionOptions
  private let setup: AnalysisSetup
  private let pool: WorkerPool

  /// The setup must be one that tools can be made of.
  public init(_ options: ExtractionOptions, setup: AnalysisSetup, pool: WorkerPool) {
    self.options = options
    self.setup = setup
    self.pool = pool
  }

  /// Extracts the inputs, each when there is a place for it; `write` puts a document where it belongs,
  /// at most `writers` at once, and `report` hears the outcomes one at a time.
  ///
  /// Gives how many inputs were begun before a cancellation.
  @available(*, noasync)
  public func run(
    _ inputs: some Sequence<LocatedInput>, order: DeliveryOrder = .ofInputs(ahead: .max),
    writers: Int = 1, watch: @escaping @Sendable (ExtractionEvent) -> Void,
    write:
      @escaping @Sendable (Int, ExtractedDocument) throws(ExtractionFailure) -> Void,
    report: @escaping @Sendable (Int, Result<ExtractionOutcome, ExtractionFailure>) -> Void
  ) -> Int {
    let jobs = inputs.enumerated().lazy.map { ExtractionJob(index: $0, input: $1) }
    return flow(watch, writers, write).run(jobs, order: order, until: pool.cancellation) {
      index, outcome in
      watch(.finished(input: index))
      report(index, outcome)
    }
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
    let paths = inputs.map { input in folder.map { $0 + "/" + names.name(for: input) } }
    return run(
      inputs, watch: watch,
      write: { index, document throws(ExtractionFailure) in try document.write(to: paths[index]) },
      report: report)
  }

  private func flow(
    _ watch: @escaping @Sendable (ExtractionEvent) -> Void, _ writers: Int,
    _ write: @escaping @Sendable (Int, ExtractedDocument) throws(ExtractionFailure) -> Void
  ) -> Flow<ExtractionJob, ExtractionOutcome, ExtractionFailure> {
    Flow(of: ExtractionJob.self, failingWith: ExtractionFailure.self)
      .then("locate", on: [()]) { _, job throws(ExtractionFailure) in try job.located() }
      .inTurns("read", on: pool.workers) { [options, setup] job in
        // Whoever read the last page goes on with what the pages say: see AnalysisRequest.analysis.
        DocumentWork(ReadingJob(job, options, watch), options, setup)
      }
      .thenTimed("write", on: Array(repeating: (), count: writers), quality: .userInitiated) {
        _, extracted throws(ExtractionFailure) in
        var document = extracted.value
        document.times = extracted.times + document.times
        try write(document.index, document)
        return document.outcome
      }
  }
}
