import Pipeline

/// How far a run has come, and the line that says so.
struct ProgressState {
  private let weights: [Double]
  private let totalWeight: Double
  private let begun: Double
  private var doneWeight = 0.0
  private var finishedCount = 0
  private var pageCount = 0
  /// The share of each input in work that is read.
  private var shares: [Int: Double] = [:]
  private var lastDrawn = 0.0

  /// In seconds; more often the eye does not see.
  private static let drawingInterval = 0.1
  private static let width = 24

  init(byteCounts: [Int], begun: Double) {
    // A small file takes its time too, and so does one of unknown size.
    weights = byteCounts.map { Double($0) + 10_000 }
    totalWeight = max(1, weights.reduce(0, +))
    self.begun = begun
  }

  mutating func take(_ event: ExtractionEvent) {
    switch event {
    case .read(let input, let done, let wanted):
      pageCount += 1
      shares[input] = Double(done) / Double(max(1, wanted))
    case .finished(let input):
      finishedCount += 1
      shares[input] = nil
      doneWeight += weights[input]
    }
  }

  /// The line to draw now; nil when the last one is still fresh; times are in seconds.
  mutating func line(at now: Double) -> String? {
    guard now - lastDrawn >= Self.drawingInterval else { return nil }
    lastDrawn = now
    let elapsed = max(now - begun, 0.001)
    let underway = shares.reduce(0) { $0 + $1.value * weights[$1.key] }
    let share = min(1, (doneWeight + underway) / totalWeight)
    let filled = Int(share * Double(Self.width))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    let rate = Int((Double(pageCount) / elapsed).rounded())
    let remaining = share > 0 ? clock(elapsed / share - elapsed) : "?"
    return "\(bar) \(Int(share * 100)) %  \(finishedCount)/\(weights.count) documents  "
      + "\(pageCount) pages  \(rate) pages/s  \(remaining) left"
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 360_000).rounded(.up))
    let (minutes, rest) = (whole / 60, whole % 60)
    return "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }
}
