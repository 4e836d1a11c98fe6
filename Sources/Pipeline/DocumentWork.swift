import PageModel
import Synchronization
import Workers

/// A document in the hands of workers: several read it where it is long, and the one that is there when
/// its last page was read makes of it what is wanted.
final class DocumentWork: SharedWork {
  enum Part: Sendable {
    case reading(DocumentPart)
    case analysis
  }

  fileprivate enum State {
    case reading
    case analysing
    case over(Result<ExtractedDocument, ExtractionFailure>)
  }

  private let reading: ReadingJob
  private let options: ExtractionOptions
  private let setup: AnalysisSetup
  private let state = Mutex(State.reading)

  init(_ reading: ReadingJob, _ options: ExtractionOptions, _ setup: AnalysisSetup) {
    self.reading = reading
    self.options = options
    self.setup = setup
  }

  func partForAnotherLane() -> Part? {
    if let part = reading.partForAnotherWorker() { return .reading(part) }
    return beginAnalysis() ? .analysis : nil
  }

  var isWaiting: Bool {
    reading.isWaiting || (reading.isOver && state.withLock { $0.isReading })
  }

  var seconds: Double { reading.seconds }

  func advance(from part: Part, on worker: Worker, _ turn: LaneTurn) {
    switch part {
    case .reading(let part):
      reading.advance(from: part, on: worker, turn)
      if beginAnalysis() { analyse(by: worker) }
    case .analysis: analyse(by: worker)
    }
  }

  var outcome: Result<ExtractedDocument, ExtractionFailure>? {
    state.withLock { if case .over(let result) = $0 { result } else { nil } }
  }

  /// Whether the caller is to analyse the document: of several, one hears so.
  private func beginAnalysis() -> Bool {
    guard reading.isOver else { return false }
    return state.withLock { state in
      defer { if state.isReading { state = .analysing } }
      return state.isReading
    }
  }

  private func analyse(by worker: Worker) {
    let result = Result { () throws(ExtractionFailure) in
      let read = try reading.result()
      return try read.layered(by: worker, options).analysed(by: worker, options, setup)
    }
    state.withLock { $0 = .over(result) }
  }
}

extension DocumentWork.State {
  fileprivate var isReading: Bool { if case .reading = self { true } else { false } }
}
