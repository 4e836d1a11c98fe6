import Workers

/// A document whose pages are being read.
struct ReadingJob: Sendable {
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

  /// The part a further worker is to begin with; nil where it would be of no use.
  func partForAnotherWorker() -> DocumentPart? { document.partForAnotherWorker() }

  /// Whether it waits for a worker and has none.
  var isWaiting: Bool { document.isWaiting }

  /// Whether no worker is at it and no page is left.
  var isOver: Bool { document.isOver }

  /// The seconds workers have spent on it.
  var seconds: Double { document.seconds }

  /// Does the part and those after it, until none is left or the turn is over.
  func advance(from part: DocumentPart, on worker: Worker, _ turn: LaneTurn) {
    worker.read(part, of: document, WorkerTurn(isWanted: turn.isWanted, share: turn.share))
  }

  /// The pages, once no worker is at it and none is left; throws why there are none.
  func result() throws(ExtractionFailure) -> ReadJob {
    guard let outcome = document.outcome else {
      preconditionFailure("A document is asked for its pages when no worker is at it any more.")
    }
    switch outcome {
    case .success(let read):
      if case .pages(let pages) = read.content, pages.isEmpty {
        throw .noWantedPage(pageCount: read.description.pageCount)
      }
      if let identifier = job.input.identifier, identifier != read.description.id {
        throw .changed
      }
      return ReadJob(job: job, reading: document, document: read)
    case .failure(let failure): throw .reading(failure)
    }
  }

  /// Reads the whole document by one worker.
  @available(*, noasync)
  func read(by worker: Worker) throws(ExtractionFailure) -> ReadJob {
    let turn = LaneTurn(isWanted: { false }, share: {})
    while let part = partForAnotherWorker() { advance(from: part, on: worker, turn) }
    return try result()
  }
}
