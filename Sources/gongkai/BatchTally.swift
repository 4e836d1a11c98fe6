import Pipeline
import Store

/// What a run has done so far, in numbers.
struct BatchTally {
  /// A document and what it took.
  struct Timing: Encodable {
    var input: String
    var pages: Int
    var seconds: Double
  }

  var inputCount: Int
  var unreadableCount = 0
  var duplicateCount = 0
  /// Documents that were done before, as they stand.
  var known: [DocumentStatus: Int] = [:]
  var outdatedCount = 0
  /// What became of the documents of this run.
  var done: [DocumentStatus: Int] = [:]
  var pageCount = 0
  var fieldCount = 0
  var reviewCount = 0
  var failedCheckCount = 0
  /// In the order of the flow.
  private(set) var stages: [StageSeconds] = []
  /// The slowest first.
  private(set) var slowest: [Timing] = []

  private static let slowestKept = 10

  init(inputCount: Int) { self.inputCount = inputCount }

  /// Whether every input is extracted, whole.
  var isWhole: Bool {
    unreadableCount == 0
      && DocumentStatus.allCases.allSatisfy {
        $0 == .succeeded || (known[$0, default: 0] == 0 && done[$0, default: 0] == 0)
      }
  }

  mutating func count(_ outcome: ExtractionOutcome) {
    done[outcome.isPartial ? .partial : .succeeded, default: 0] += 1
    pageCount += outcome.pageCount
    fieldCount += outcome.fieldCount
    reviewCount += outcome.reviewCount
  }

  mutating func count(_ times: [StageSeconds], _ timing: Timing) {
    for time in times {
      if let index = stages.firstIndex(where: { $0.stage == time.stage }) {
        stages[index].seconds += time.seconds
      } else {
        stages.append(time)
      }
    }
    let place = slowest.firstIndex { $0.seconds < timing.seconds } ?? slowest.count
    slowest.insert(timing, at: place)
    if slowest.count > Self.slowestKept { slowest.removeLast() }
  }
}
