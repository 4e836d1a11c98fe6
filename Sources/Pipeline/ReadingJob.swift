import Workers

/// A document whose pages are being read.
struct ReadingJob: SharedWork {
  private let job: ExtractionJob
  private let document: DocumentReading

  init(
    _ job: ExtractionJob, _ options: ExtractionOptions,
    _ watch: @escaping @Sendable (ExtractionEvent) -> Void
  ) {
    self.job = job
    document = DocumentReading(options.request(for: job.input.source)) { done, wanted in
      watch(.read(input: job.index, done: done, wanted: wanted))
    }
  }

  func partForAnotherLane() -> DocumentPart? { document.partForAnotherWorker() }

  var isWaiting: Bool { document.isWaiting }

  var seconds: Double { document.seconds }

  func advance(from part: DocumentPart, on worker: Worker, _ turn: LaneTurn) {
    worker.read(part, of: document, WorkerTurn(isWanted: turn.isWanted, share: turn.share))
  }

  var outcome: Result<ReadJob, ExtractionFailure>? {
    guard let outcome = document.outcome else { return nil }
    switch outcome {
    case .success(let read):
      if case .pages(let pages) = read.content, pages.isEmpty {
        return .failure(.noWantedPage(pageCount: read.description.pageCount))
      }
      if let identifier = job.input.identifier, identifier != read.description.id {
        return .failure(.changed)
      }
      return .success(ReadJob(job: job, document: read, begun: document.begun))
    case .failure(let failure): return .failure(.reading(failure))
    }
  }

  /// Reads the whole document by one worker.
  @available(*, noasync)
  func read(by worker: Worker) throws(ExtractionFailure) -> ReadJob {
    let turn = LaneTurn(isWanted: { false }, share: {})
    while let part = partForAnotherLane() { advance(from: part, on: worker, turn) }
    guard let outcome else { preconditionFailure("A document without parts has an outcome.") }
    return try outcome.get()
  }
}
