import Dispatch
import Synchronization
import Workers

/// One step of a flow: a few lanes that each work on one value, and a bounded queue before them.
final class Stage<Lane: Sendable, Input: Sendable, Output: Sendable, Failure: Error>: Sendable {
  /// Hears what came of the value, and how many seconds it took.
  typealias Delivery = @Sendable (Result<Output, Failure>, _ seconds: Double) -> Void

  private struct Waiting: Sendable {
    let value: Input
    let deliver: Delivery
  }

  private struct State {
    var idleLanes: [Int]
    var waiting: [Waiting] = []
    /// What each lane was woken for that has not begun it yet.
    var assignments: [Int: Waiting] = [:]
  }

  private let resources: [Lane]
  private let lanes: [StageLane]
  private let work: @Sendable (Lane, Input) throws(Failure) -> Output
  private let state: Mutex<State>
  private let places: DispatchSemaphore

  /// Values that may wait beside those in work: one, so that a lane that gets free finds the next.
  private static var waitingPlaces: Int { 1 }

  init(
    _ name: String, on lanes: [Lane], quality: DispatchQoS,
    _ work: @escaping @Sendable (Lane, Input) throws(Failure) -> Output
  ) {
    precondition(!lanes.isEmpty, "A stage needs a lane.")
    resources = lanes
    self.work = work
    self.lanes = lanes.indices.map { StageLane("\(name).\($0)", quality: quality) }
    state = Mutex(State(idleLanes: Array(lanes.indices)))
    places = DispatchSemaphore(value: lanes.count + Self.waitingPlaces)
    for (index, lane) in self.lanes.enumerated() {
      lane.begin { [weak self] in self?.work(on: index) }
    }
  }

  /// Takes a value in, waiting for a place; the delivery is called once, on a lane's queue.
  @available(*, noasync)
  func admit(_ value: Input, _ deliver: @escaping Delivery) {
    places.wait()
    let item = Waiting(value: value, deliver: deliver)
    let lane = state.withLock { state -> Int? in
      guard let lane = state.idleLanes.popLast() else {
        state.waiting.append(item)
        return nil
      }
      state.assignments[lane] = item
      return lane
    }
    if let lane { lanes[lane].wake() }
  }

  /// Works on what the lane was woken for, and on what has come meanwhile.
  private func work(on lane: Int) {
    var next = state.withLock { $0.assignments.removeValue(forKey: lane) }
    while let item = next {
      finish(item, on: lane)
      next = state.withLock { state in
        if !state.waiting.isEmpty { return state.waiting.removeFirst() }
        state.idleLanes.append(lane)
        return nil
      }
      places.signal()
    }
  }

  /// Works on the value; the lane stays taken until the next stage has taken the result in.
  private func finish(_ item: Waiting, on lane: Int) {
    let begun = MonotonicClock.seconds
    let outcome = Result { () throws(Failure) in try work(resources[lane], item.value) }
    item.deliver(outcome, MonotonicClock.seconds - begun)
  }
}
