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
  }

  private let lanes: [Lane]
  private let queues: [DispatchQueue]
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
    self.lanes = lanes
    self.work = work
    queues = lanes.indices.map { DispatchQueue(label: "gongkai.\(name).\($0)", qos: quality) }
    state = Mutex(State(idleLanes: Array(lanes.indices)))
    places = DispatchSemaphore(value: lanes.count + Self.waitingPlaces)
  }

  /// Takes a value in, waiting for a place; the delivery is called once, on a lane's queue.
  @available(*, noasync)
  func admit(_ value: Input, _ deliver: @escaping Delivery) {
    places.wait()
    let item = Waiting(value: value, deliver: deliver)
    let lane = state.withLock { state -> Int? in
      if let lane = state.idleLanes.popLast() { return lane }
      state.waiting.append(item)
      return nil
    }
    if let lane { start(item, on: lane) }
  }

  private func start(_ item: Waiting, on lane: Int) {
    queues[lane].async { self.finish(item, on: lane) }
  }

  /// Works on the value; the lane stays taken until the next stage has taken the result in.
  private func finish(_ item: Waiting, on lane: Int) {
    let begun = MonotonicClock.seconds
    let outcome = Result { () throws(Failure) in try work(lanes[lane], item.value) }
    item.deliver(outcome, MonotonicClock.seconds - begun)
    let next = state.withLock { state -> Waiting? in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.idleLanes.append(lane)
      return nil
    }
    places.signal()
    if let next { start(next, on: lane) }
  }
}
