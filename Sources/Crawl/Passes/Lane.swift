/// What is to be asked of one host, in order.
struct Lane {
  let gate: HostGate
  var concurrency: Int
  var underway = 0
  /// Passing failures since the last answer that was none.
  var failuresInRow = 0
  /// Why nothing more is asked this night; nil while it is.
  var closedBecause: String?
  private var waiting: [QueuedAddress] = []
  private var first = 0

  /// A host that fails this often in a row is left alone for the night.
  static let mostFailuresInRow = 25

  init(gate: HostGate, concurrency: Int) {
    self.gate = gate
    self.concurrency = concurrency
  }

  var isReady: Bool { first < waiting.count && underway < concurrency }

  mutating func append(_ item: QueuedAddress) { waiting.append(item) }

  mutating func next() -> QueuedAddress {
    defer {
      first += 1
      if first > 1024, first * 2 > waiting.count {
        waiting.removeFirst(first)
        first = 0
      }
    }
    return waiting[first]
  }
}
