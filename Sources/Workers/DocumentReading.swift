import PageModel
import Synchronization

/// A document on its way through workers: any number of them may read from it at once, each a range
/// of pages at a time, and the pages come out in their order.
public final class DocumentReading: Sendable {
  /// No other document's in this process.
  let number: Int
  let request: ReadingRequest
  private let progress: @Sendable (_ done: Int, _ wanted: Int) -> Void
  private let harvest = Mutex(PageHarvest())
  private let file = Mutex<InputFile?>(nil)

  private static let count = Atomic(0)
  /// How long a worker stays at least while other documents wait, in seconds.
  private static let shortestTurn = 1.0
  /// Another worker that joins spends as long on opening the document; it should win several times
  /// that.
  private static let openingsWorthJoining = 4.0
  private static let secondsWorthJoining = 0.1

  /// Nothing is read before a worker comes; `progress` hears after each page how many of how many
  /// are done.
  public init(
    _ request: ReadingRequest,
    progress: @escaping @Sendable (_ done: Int, _ wanted: Int) -> Void = { _, _ in }
  ) {
    number = Self.count.add(1, ordering: .relaxed).newValue
    self.request = request
    self.progress = progress
  }

  /// The part a further worker is to begin with; nil where it would not hasten the document.
  public func partForAnotherWorker() -> DocumentPart? {
    harvest.withLock { harvest in
      guard harvest.workerCount == 0 || Self.isWorthJoining(harvest) else { return nil }
      return harvest.nextPart()
    }
  }

  /// Whether it waits for a worker and has none.
  public var isWaiting: Bool {
    harvest.withLock { $0.workerCount == 0 && !$0.isOver }
  }

  /// Whether no worker is at it and no page waits.
  public var isOver: Bool { harvest.withLock { $0.isOver } }

  /// When the first worker came, on the monotonic clock in seconds; now, where none has.
  public var begun: Double { harvest.withLock { $0.begun } ?? MonotonicClock.seconds }

  /// The seconds workers have spent on its pages.
  public var seconds: Double { harvest.withLock { $0.pace.seconds } }

  /// What became of the document; nil while a worker is at it or pages wait for one.
  public var outcome: Result<ReadDocument, ReadingFailure>? { harvest.withLock { $0.outcome } }

  /// How long a worker stays while other documents wait, in seconds.
  var turn: Double {
    max(Self.shortestTurn, 20 * harvest.withLock { $0.pace.openingSeconds })
  }

  /// Changes what is known, and tells how far the document is.
  func update(_ change: (inout PageHarvest) -> Void) {
    let (before, after) = harvest.withLock { harvest in
      let before = harvest.count
      change(&harvest)
      return (before, harvest.count)
    }
    if before.done != after.done { progress(after.done, after.wanted) }
  }

  /// The digest of the bytes, once a worker has opened them.
  var identifier: String? { harvest.withLock { $0.document?.description.id } }

  /// The bytes for a worker, read when first wanted and kept until the last worker has left.
  func input(atMost limit: Int) throws(DocumentError) -> InputFile {
    try file.withLock { file throws(DocumentError) in
      if let file { return file }
      let opened = try InputFile(request.source, atMost: limit)
      file = opened
      return opened
    }
  }

  /// A worker is done with its part, after so many seconds; gives its next one, unless it leaves for
  /// good or none is left.
  ///
  /// In one step: between two parts of a worker that stays no other is let in, which would have to
  /// open the document. The last one lets go of the bytes.
  func leave(after seconds: Double, forGood: Bool) -> DocumentPart? {
    let (next, isOver) = harvest.withLock { harvest in
      harvest.leave(after: seconds)
      return (forGood ? nil : harvest.nextPart(), harvest.isOver)
    }
    if isOver { file.withLock { $0 = nil } }
    return next
  }

  private static func isWorthJoining(_ harvest: PageHarvest) -> Bool {
    guard let pace = harvest.secondsPerPage else { return false }
    let rest = pace * Double(harvest.waitingCount) / Double(harvest.workerCount + 1)
    return rest > max(secondsWorthJoining, openingsWorthJoining * harvest.pace.openingSeconds)
  }
}
