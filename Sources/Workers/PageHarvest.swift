import PageModel

/// The pages of one document as workers bring them in, and those that still wait for one.
struct PageHarvest {
  /// Sums and counts that tell how long what is left will take.
  struct Pace: Hashable {
    var openingSeconds = 0.0
    var readingSeconds = 0.0
    var pages = 0
    /// Of all workers, those that failed too.
    var seconds = 0.0

    /// Nil before the first page.
    var secondsPerPage: Double? { pages > 0 ? readingSeconds / Double(pages) : nil }
  }

  private(set) var document: OpenedDocument?
  private(set) var failure: ReadingFailure?
  private(set) var pace = Pace()
  private(set) var workerCount = 0
  /// On the monotonic clock, in seconds.
  private(set) var begun: Double?
  /// When a worker was first asked for a page.
  private var firstPageBegun: Double?
  private var layout: Layout?
  private var waiting: [PageRange] = []
  private var pages: [Int: EncodedPage] = [:]
  private var lostPages: [Int: LostPage] = [:]
  /// How the first worker failed over a page that was then given up.
  private var firstLoss: WorkerFailure?
  /// How often a worker was asked for a page.
  private var attempts: [Int: Int] = [:]
  private var wantedCount = 0
  private var failedOpenings = 0
  private var lossesInARow = 0
  /// Workers that were ended from outside, and not held against the document.
  private var pardons = 0

  /// So many pages in a row that end their worker are the end of the document.
  private static let patience = 5
  /// How often a worker may die of opening the document.
  private static let openings = 2
  /// What a range takes about, in seconds: so long other documents wait at most.
  private static let rangeSeconds = 0.25
  private static let longestRange = 32

  var count: (done: Int, wanted: Int) { (pages.count + lostPages.count, wantedCount) }
  var waitingCount: Int { waiting.reduce(0) { $0 + $1.numbers.count } }
  /// What a page takes, as far as is known; nil before one was begun.
  var secondsPerPage: Double? {
    pace.secondsPerPage ?? firstPageBegun.map { MonotonicClock.seconds - $0 }
  }
  /// Whether no worker is at it and no page waits.
  var isOver: Bool {
    workerCount == 0 && (failure != nil || (document != nil && waiting.isEmpty))
  }

  /// The next part for a worker; whoever takes it says when it is done with `leave`.
  mutating func nextPart() -> DocumentPart? {
    guard failure == nil else { return nil }
    guard document != nil else {
      guard workerCount == 0 else { return nil }
      workerCount += 1
      begun = begun ?? MonotonicClock.seconds
      return .opening
    }
    guard !waiting.isEmpty else { return nil }
    workerCount += 1
    firstPageBegun = firstPageBegun ?? MonotonicClock.seconds
    let range = waiting[0].cut(rangeLength)
    if waiting[0].numbers.isEmpty { waiting.removeFirst() }
    return .pages(range)
  }

  /// A single page while nobody knows how long pages take.
  private var rangeLength: Int {
    guard let pace = pace.secondsPerPage else { return 1 }
    return max(1, Int(min(Self.rangeSeconds / max(pace, 1e-6), Double(Self.longestRange))))
  }

  /// A worker opened the document; the first one to do so tells which pages there are.
  mutating func opened(_ opened: OpenedDocument, wanted: PageSelection, seconds: Double) {
    failedOpenings = 0
    guard document == nil else { return }
    document = opened
    pace.openingSeconds = seconds
    guard opened.isPaged else { return }
    let numbers = wanted.numbers(upTo: opened.description.pageCount)
    wantedCount = numbers.count
    if !numbers.isEmpty { waiting = [PageRange(numbers[...])] }
  }

  mutating func take(_ layout: Layout) { self.layout = layout }

  mutating func take(_ page: EncodedPage, seconds: Double) {
    pages[page.number] = page
    attempts[page.number, default: 0] += 1
    pace.readingSeconds += seconds
    pace.pages += 1
    lossesInARow = 0
  }

  /// A page that its reader refused.
  mutating func lose(_ number: Int, _ reason: String) {
    lostPages[number] = LostPage(number: number, reason: reason)
    attempts[number, default: 0] += 1
    lossesInARow = 0
  }

  /// A worker is done with its part, after so many seconds.
  mutating func leave(after seconds: Double) {
    workerCount -= 1
    pace.seconds += seconds
  }

  /// The document, opened for the range, is none that can be read.
  mutating func refuse(_ error: DocumentError, _ range: PageRange?) {
    if let range { giveBack(range) }
    end(.document(error))
  }

  /// Nothing of the document can be had, or no more than there is.
  mutating func end(_ failure: ReadingFailure) {
    if failure == .worker(.cancelled) || (pages.isEmpty && lostPages.isEmpty) {
      self.failure = self.failure ?? failure
    } else {
      loseWaiting(failure.reason)
    }
  }

  /// A worker died of opening the document, and had wanted to read the range.
  mutating func charge(_ failure: WorkerFailure, openingFor range: PageRange?) {
    if let range { giveBack(range) }
    if pardon(failure) { return }
    failedOpenings += 1
    if failedOpenings >= Self.openings || failure.isFinal { end(.worker(failure)) }
  }

  /// Holds a failure against the page whose turn it was.
  ///
  /// It is tried once more, alone and by a fresh worker, then given up; the rest of its range is as
  /// good as before.
  mutating func charge(_ failure: WorkerFailure, to range: PageRange) {
    guard failure != .cancelled, let number = range.numbers.first else {
      return end(.worker(failure))
    }
    attempts[number, default: 0] += 1
    if pardon(failure) { return giveBack(range) }
    var rest = range
    if range.attempts == 0, !failure.isFinal {
      rest.charge()
      return giveBack(rest)
    }
    lostPages[number] = LostPage(number: number, reason: failure.reason)
    firstLoss = firstLoss ?? failure
    rest.advance()
    giveBack(rest)
    lossesInARow += 1
    if lossesInARow >= Self.patience || failure.isFinal { loseWaiting(failure.reason) }
  }

  /// What came of it, once it is over.
  var outcome: Result<ReadDocument, ReadingFailure>? {
    guard isOver else { return nil }
    if let failure { return .failure(failure) }
    guard let document else { return nil }
    if let layout {
      return .success(ReadDocument(description: document.description, content: .layout(layout)))
    }
    let lost = lostPages.values.sorted { $0.number < $1.number }
    if pages.isEmpty, let firstLoss { return .failure(.worker(firstLoss)) }
    if pages.isEmpty, let first = lost.first {
      return .failure(
        .document(.pageUnreadable("none of its pages can be read: \(first.reason)")))
    }
    return .success(
      ReadDocument(
        description: document.description,
        content: .pages(pages.values.sorted { $0.number < $1.number }), lostPages: lost,
        ranges: ranges))
  }

  /// Neighbouring pages that fared alike, together.
  private var ranges: [ReadRange] {
    var ranges: [ReadRange] = []
    for number in (Array(pages.keys) + lostPages.keys).sorted() {
      let range = ReadRange(
        pages: number...number, attempts: attempts[number] ?? 0, error: lostPages[number]?.reason)
      if let last = ranges.last, last.isContinued(by: range) {
        ranges[ranges.count - 1].pages = last.pages.lowerBound...number
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  /// Whether the failure need not be the document's doing, and has not come too often for that.
  private mutating func pardon(_ failure: WorkerFailure) -> Bool {
    guard failure.isFromOutside, pardons < WorkerFailure.pardons else { return false }
    pardons += 1
    return true
  }

  /// The range, or what is left of it, waits for another worker.
  mutating func giveBack(_ range: PageRange) {
    guard !range.numbers.isEmpty, failure == nil else { return }
    waiting.insert(range, at: 0)
  }

  private mutating func loseWaiting(_ reason: String) {
    for number in waiting.flatMap(\.numbers) {
      lostPages[number] = LostPage(number: number, reason: reason)
    }
    waiting = []
  }
}
