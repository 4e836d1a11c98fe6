import Pipeline

/// How far a run has come, and the line that says so.
struct ProgressState {
  private(set) var inputCount: Int
  private var totalWeight: Double
  private let begun: Double
  private var doneWeight = 0.0
  private(set) var finishedCount = 0
  private(set) var pageCount = 0
  private var failureCount = 0
  private var fieldCount = 0
  private var reviewCount = 0
  private var weights: [Int: Double] = [:]
  /// The share of each input in work that is read.
  private var shares: [Int: Double] = [:]
  private var lastDrawn = 0.0

  /// In seconds; more often the eye does not see.
  private static let drawingInterval = 0.1
  private static let width = 24

  /// Inputs count by their size, since their pages are not known before they are opened.
  init(inputCount: Int, byteCount: Int, begun: Double) {
    self.inputCount = inputCount
    totalWeight = Double(byteCount) + Double(inputCount) * Self.weightOfAny
    self.begun = begun
  }

  /// A small file takes its time too, and so does one of unknown size.
  private static let weightOfAny = 10_000.0

  private static func weight(of byteCount: Int) -> Double { Double(byteCount) + weightOfAny }

  /// An input was begun.
  mutating func begin(_ input: Int, byteCount: Int) {
    weights[input] = Self.weight(of: byteCount)
  }

  /// An input needs no work; it is as if it had never been there.
  mutating func pass(byteCount: Int) {
    inputCount -= 1
    totalWeight -= Self.weight(of: byteCount)
  }

  mutating func take(_ event: ExtractionEvent) {
    switch event {
    case .read(let input, let done, let wanted):
      pageCount += 1
      shares[input] = Double(done) / Double(max(1, wanted))
    case .finished(let input):
      finishedCount += 1
      shares[input] = nil
      doneWeight += weights.removeValue(forKey: input) ?? 0
    }
  }

  mutating func count(_ outcome: Result<ExtractionOutcome, ExtractionFailure>) {
    switch outcome {
    case .success(let outcome):
      fieldCount += outcome.fieldCount
      reviewCount += outcome.reviewCount
    case .failure: failureCount += 1
    }
  }

  /// The line to draw now; nil when the last one is still fresh; times are in seconds.
  mutating func line(at now: Double) -> String? {
    guard now - lastDrawn >= Self.drawingInterval else { return nil }
    lastDrawn = now
    let elapsed = max(now - begun, 0.001)
    let underway = shares.reduce(0) { $0 + $1.value * (weights[$1.key] ?? 0) }
    let share = min(1, (doneWeight + underway) / max(1, totalWeight))
    let filled = Int(share * Double(Self.width))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    let rate = Int((Double(pageCount) / elapsed).rounded())
    let remaining = share > 0 ? clock(elapsed / share - elapsed) : "?"
    return "\(bar) \(Int(share * 100)) %  \(finishedCount)/\(inputCount) documents  "
      + "\(pageCount) pages  \(rate) pages/s  \(doubts)\(remaining) left"
  }

  /// What share of the fields so far needs a review, and how many documents failed.
  private var doubts: String {
    let review = fieldCount > 0 ? "\(100 * reviewCount / fieldCount) % to review  " : ""
    return review + (failureCount > 0 ? "\(failureCount) failed  " : "")
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 360_000).rounded(.up))
    let (minutes, rest) = (whole / 60, whole % 60)
    return "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }
}
