import Dispatch
import Synchronization
import Workers

/// Stages that values pass one after another, many at once; a stage that is slow slows those before
/// it.
///
/// A value that fails travels on as its failure, past the stages that are left.
public struct Flow<Input: Sendable, Output: Sendable, Failure: Error>: Sendable {
  typealias Delivery = @Sendable (Result<Output, Failure>, [StageTime]) -> Void

  /// Takes a value in, waiting for a place; the delivery hears once what became of it.
  private let admit: @Sendable (Input, @escaping Delivery) -> Void

  private init(admit: @escaping @Sendable (Input, @escaping Delivery) -> Void) {
    self.admit = admit
  }

  /// A stage after those declared so far, with as many values in work as it has lanes; a lane is
  /// used by one value at a time.
  public func then<Lane: Sendable, Next: Sendable>(
    _ name: String, on lanes: [Lane], quality: DispatchQoS = .utility,
    _ work: @escaping @Sendable (Lane, Output) throws(Failure) -> Next
  ) -> Flow<Input, Next, Failure> {
    thenTimed(name, on: lanes, quality: quality) { lane, timed throws(Failure) in
      try work(lane, timed.value)
    }
  }

  /// A stage that is told, too, how long the stages before it took for the value.
  public func thenTimed<Lane: Sendable, Next: Sendable>(
    _ name: String, on lanes: [Lane], quality: DispatchQoS = .utility,
    _ work: @escaping @Sendable (Lane, Timed<Output>) throws(Failure) -> Next
  ) -> Flow<Input, Next, Failure> {
    let stage = Stage(name, on: lanes, quality: quality, work)
    return Flow<Input, Next, Failure> { [admit] input, deliver in
      admit(input) { result, times in
        switch result {
        case .success(let value):
          stage.admit(Timed(value: value, times: times)) { result, seconds in
            deliver(result, times + [StageTime(stage: name, seconds: seconds)])
          }
        case .failure(let failure): deliver(.failure(failure), times)
        }
      }
    }
  }

  /// A stage whose lanes work on a value together where it is large, and in turns where several wait.
  package func inTurns<Work: SharedWork>(
    _ name: String, on lanes: [Work.Lane], quality: DispatchQoS = .utility,
    _ begin: @escaping @Sendable (Output) -> Work
  ) -> Flow<Input, Work.Output, Failure> where Work.Failure == Failure {
    let stage = SharedStage<Work>(name, on: lanes, quality: quality)
    return Flow<Input, Work.Output, Failure> { [admit] input, deliver in
      admit(input) { result, times in
        switch result {
        case .success(let value):
          stage.admit(begin(value)) { result, seconds in
            deliver(result, times + [StageTime(stage: name, seconds: seconds)])
          }
        case .failure(let failure): deliver(.failure(failure), times)
        }
      }
    }
  }

  /// Sends the inputs through and waits for all.
  ///
  /// An input is taken from the sequence when there is a place for it; `receive` hears one outcome at
  /// a time, in the order that is asked for.
  /// Once cancelled no further input is sent; gives how many were.
  @available(*, noasync)
  public func run(
    _ inputs: some Sequence<Input>, order: DeliveryOrder = .ofInputs(ahead: .max),
    until cancellation: Cancellation,
    receive: @escaping @Sendable (Int, Result<Output, Failure>) -> Void
  ) -> Int {
    let outcomes = OutcomeOrder(order, receive)
    let underway = DispatchGroup()
    defer { underway.wait() }
    var count = 0
    for input in inputs {
      if cancellation.isCancelled { break }
      outcomes.waitForPlace()
      underway.enter()
      let index = count
      admit(input) { outcome, _ in
        outcomes.put(outcome, at: index)
        underway.leave()
      }
      count += 1
    }
    return count
  }
}

extension Flow where Input == Output {
  /// A flow without stages: what goes in comes out.
  public init(of type: Input.Type, failingWith: Failure.Type) {
    self.init { input, deliver in deliver(.success(input), []) }
  }
}
