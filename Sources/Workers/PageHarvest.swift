import PageModel

/// The pages of one document as they come in, and whose turn it is.
struct PageHarvest {
  private(set) var pages: [Page] = []
  private(set) var lostPages: [LostPage] = []
  private let wanted: [Int]
  private var next = 0
  private var wasRetried = false
  private var lossesInARow = 0

  /// So many pages in a row that end their worker are the end of the document.
  private static let patience = 5

  init(wanted: [Int]) { self.wanted = wanted }

  /// The pages still to come, in order.
  var rest: ArraySlice<Int> { wanted[next...] }
  var count: (done: Int, wanted: Int) { (next, wanted.count) }

  /// Takes in the response about the page whose turn it is.
  mutating func take(_ response: WorkerResponse) throws(WorkerFailure) {
    switch response {
    case .page(let page) where page.number == rest.first: pages.append(page)
    case .pageFailed(let number, let error) where number == rest.first: lose(error.reason)
    default: throw .outOfTurn
    }
    advance()
    lossesInARow = 0
  }

  /// Holds a failure against the page whose turn it was: it is tried once more, then given up.
  mutating func charge(_ failure: WorkerFailure) {
    guard wasRetried || failure.isTimeout else {
      wasRetried = true
      return
    }
    lose(failure.reason)
    advance()
    lossesInARow += 1
    if lossesInARow >= Self.patience || failure.isEndOfTime {
      while next < wanted.count {
        lose(failure.reason)
        advance()
      }
    }
  }

  private mutating func lose(_ reason: String) {
    lostPages.append(LostPage(number: wanted[next], reason: reason))
  }

  private mutating func advance() {
    next += 1
    wasRetried = false
  }
}

extension WorkerFailure {
  static var outOfTurn: WorkerFailure {
    .garbled(.invalid("a response out of turn", offset: 0))
  }

  /// Waiting as long again would not help.
  fileprivate var isTimeout: Bool {
    switch self {
    case .stalled, .overran: true
    default: false
    }
  }

  fileprivate var isEndOfTime: Bool {
    if case .overran = self { true } else { false }
  }
}
