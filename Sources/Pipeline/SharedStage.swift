import Dispatch
import Synchronization

/// A step of a flow whose lanes work on the values together: a large one spreads over the lanes that
/// are free, and gives them up when its turn is over and another waits.
///
/// A free lane goes by turns to the value that came first and to the one on which least was spent:
/// the small ones pass by the large ones, and none waits for ever.
final class SharedStage<Work: SharedWork>: Sendable {
  /// Hears what came of the work, and how many seconds its lanes took.
  typealias Delivery = @Sendable (Result<Work.Output, Work.Failure>, _ seconds: Double) -> Void

  fileprivate struct Item: Sendable {
    let number: Int
    let work: Work
    let deliver: Delivery
  }

  fileprivate struct State {
    var idleLanes: [Int]
    /// In the order in which they came.
    var items: [Item] = []
    var admittedCount = 0
    var isTurnOfFirst = true
    /// What each lane was woken for that has not begun it yet.
    var assignments: [Int: (item: Item, part: Work.Part)] = [:]
  }

  private let resources: [Work.Lane]
  private let lanes: [StageLane]
  private let state: Mutex<State>
  private let places: DispatchSemaphore

  /// Values that may be in work beside one for each lane: large ones alone must not keep small ones
  /// out, and what was read of each takes up memory.
  private static var furtherPlaces: Int { 3 }

  init(_ name: String, on lanes: [Work.Lane], quality: DispatchQoS) {
    precondition(!lanes.isEmpty, "A stage needs a lane.")
    resources = lanes
    self.lanes = lanes.indices.map { StageLane("\(name).\($0)", quality: quality) }
    state = Mutex(State(idleLanes: Array(lanes.indices)))
    places = DispatchSemaphore(value: lanes.count + Self.furtherPlaces)
    for (index, lane) in self.lanes.enumerated() {
      lane.begin { [weak self] in self?.advance(on: index) }
    }
  }

  /// Takes work in, waiting for a place; the delivery is called once, on a lane's queue.
  @available(*, noasync)
  func admit(_ work: Work, _ deliver: @escaping Delivery) {
    places.wait()
    state.withLock { state in
      state.items.append(Item(number: state.admittedCount, work: work, deliver: deliver))
      state.admittedCount += 1
    }
    startIdleLanes()
  }

  private func startIdleLanes() {
    while let lane = state.withLock({ $0.assign() }) { lanes[lane].wake() }
  }

  private func advance(on lane: Int) {
    guard let (item, part) = state.withLock({ $0.assignments.removeValue(forKey: lane) }) else {
      return
    }
    let turn = LaneTurn(
      isWanted: { self.state.withLock { $0.isLaneWanted(by: item) } }, share: startIdleLanes)
    item.work.advance(from: part, on: resources[lane], turn)
    if let outcome = item.work.outcome, state.withLock({ $0.remove(item) }) {
      // The lane stays taken until the next stage has taken the result in.
      item.deliver(outcome, item.work.seconds)
      places.signal()
    }
    state.withLock { $0.idleLanes.append(lane) }
    startIdleLanes()
  }
}

extension SharedStage.State {
  /// Gives a free lane a part; nil where one of them is missing.
  fileprivate mutating func assign() -> Int? {
    guard let lane = idleLanes.last else { return nil }
    let order = isTurnOfFirst ? items : items.sorted { $0.work.seconds < $1.work.seconds }
    for item in order {
      guard let part = item.work.partForAnotherLane() else { continue }
      idleLanes.removeLast()
      isTurnOfFirst.toggle()
      assignments[lane] = (item, part)
      return lane
    }
    return nil
  }

  /// Whether another item could use the lane that is at this one.
  fileprivate func isLaneWanted(by item: SharedStage.Item) -> Bool {
    idleLanes.isEmpty && items.contains { $0.number != item.number && $0.work.isWaiting }
  }

  /// Whether the item was still there.
  fileprivate mutating func remove(_ item: SharedStage.Item) -> Bool {
    guard let index = items.firstIndex(where: { $0.number == item.number }) else { return false }
    items.remove(at: index)
    return true
  }
}
