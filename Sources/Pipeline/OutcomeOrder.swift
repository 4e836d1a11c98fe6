import Dispatch
import Synchronization

/// In which order a flow's outcomes are handed over.
public enum DeliveryOrder: Hashable, Sendable {
  /// In that of the inputs; no input is begun that many places ahead of one that is not done.
  case ofInputs(ahead: Int)
  /// As they come.
  case asDone
}

/// Hands outcomes over one at a time, in the order of their inputs where that is wanted.
final class OutcomeOrder<Outcome: Sendable>: Sendable {
  private struct State {
    var next = 0
    var early: [Int: Outcome] = [:]
  }

  private let state = Mutex(State())
  private let receive: @Sendable (Int, Outcome) -> Void
  private let keepsOrder: Bool
  /// Nil where any number of outcomes may wait for an earlier one.
  private let places: DispatchSemaphore?

  init(_ order: DeliveryOrder, _ receive: @escaping @Sendable (Int, Outcome) -> Void) {
    self.receive = receive
    switch order {
    case .asDone: (keepsOrder, places) = (false, nil)
    case .ofInputs(let ahead):
      keepsOrder = true
      places = ahead == .max ? nil : DispatchSemaphore(value: max(1, ahead))
    }
  }

  /// Waits until a further input may be begun.
  @available(*, noasync)
  func waitForPlace() { places?.wait() }

  /// Passes the outcome on when its turn has come, and those that waited for it.
  func put(_ outcome: Outcome, at index: Int) {
    state.withLock { state in
      guard keepsOrder else { return receive(index, outcome) }
      state.early[index] = outcome
      while let outcome = state.early.removeValue(forKey: state.next) {
        receive(state.next, outcome)
        state.next += 1
        places?.signal()
      }
    }
  }
}
