import Synchronization

/// Puts outcomes that come in any order back into the order of their inputs.
final class OutcomeOrder<Outcome: Sendable>: Sendable {
  private struct State {
    var next = 0
    var early: [Int: Outcome] = [:]
  }

  private let state = Mutex(State())
  private let receive: @Sendable (Int, Outcome) -> Void

  init(_ receive: @escaping @Sendable (Int, Outcome) -> Void) { self.receive = receive }

  /// Passes the outcome on when its turn has come, and those that waited for it.
  func put(_ outcome: Outcome, at index: Int) {
    state.withLock { state in
      state.early[index] = outcome
      while let outcome = state.early.removeValue(forKey: state.next) {
        receive(state.next, outcome)
        state.next += 1
      }
    }
  }
}
