import Dispatch
import Pipeline
import Synchronization
import Testing
import Workers

private struct Refusal: Error, Equatable { let number: Int }

/// Outcomes as they were received.
private final class Received: Sendable {
  private let outcomes = Mutex<[(Int, Result<Int, Refusal>)]>([])

  func take(_ index: Int, _ outcome: Result<Int, Refusal>) {
    outcomes.withLock { $0.append((index, outcome)) }
  }

  var all: [(Int, Result<Int, Refusal>)] { outcomes.withLock { $0 } }
}

/// Counts how many are inside at once.
private final class Gauge: Sendable {
  private let state = Mutex((inside: 0, most: 0))

  func pass(_ body: () -> Void) {
    state.withLock {
      $0.inside += 1
      $0.most = max($0.most, $0.inside)
    }
    body()
    state.withLock { $0.inside -= 1 }
  }

  var most: Int { state.withLock { $0.most } }
}

private let uneven = Flow(of: Int.self, failingWith: Refusal.self)
  .then("wait", on: [0, 1, 2]) { _, number in
    busy(number % 5 * 200)
    return number
  }

/// Some work that takes longer the larger the number.
private func busy(_ amount: Int) {
  var generator = SystemRandomNumberGenerator()
  for _ in 0..<amount { _ = generator.next() }
}

@Test func `outcomes come in the order of the inputs however long each takes`() throws {
  let received = Received()
  let count = uneven.run(Array(0..<200), until: try Cancellation(), receive: received.take)
  #expect(count == 200)
  #expect(received.all.map(\.0) == Array(0..<200))
  #expect(received.all.allSatisfy { $1 == .success($0) })
}

@Test func `a failure travels past the stages that are left and the others go on`() throws {
  let received = Received()
  let flow = Flow(of: Int.self, failingWith: Refusal.self)
    .then("refuse", on: [0]) { _, number throws(Refusal) in
      guard number != 3 else { throw Refusal(number: number) }
      return number
    }
    .then("double", on: [0, 1]) { _, number in number * 2 }
  _ = flow.run(Array(0..<6), until: try Cancellation(), receive: received.take)
  #expect(
    received.all.map(\.1)
      == [0, 2, 4, -1, 8, 10].map {
        $0 < 0 ? .failure(Refusal(number: 3)) : .success($0)
      })
}

@Test func `a lane is used by one value at a time`() throws {
  let gauges = [Gauge(), Gauge()]
  let flow = Flow(of: Int.self, failingWith: Refusal.self)
    .then("gauge", on: gauges) { gauge, number in
      gauge.pass { busy(500) }
      return number
    }
  _ = flow.run(Array(0..<100), until: try Cancellation()) { _, _ in }
  #expect(gauges.allSatisfy { $0.most <= 1 })
  #expect(gauges.contains { $0.most == 1 })
}

@Test func `a slow stage keeps the values before it from piling up`() throws {
  let counts = Counts()
  let flow = Flow(of: Int.self, failingWith: Refusal.self)
    .then("quick", on: [0]) { _, number in
      counts.begin()
      return number
    }
    .then("slow", on: [0]) { _, number in
      busy(20_000)
      counts.end()
      return number
    }
  _ = flow.run(Array(0..<40), until: try Cancellation()) { _, _ in }
  #expect(counts.mostUnderway <= 4)
}

/// How many values are between two stages.
private final class Counts: Sendable {
  private let state = Mutex((underway: 0, most: 0))

  func begin() {
    state.withLock {
      $0.underway += 1
      $0.most = max($0.most, $0.underway)
    }
  }

  func end() { state.withLock { $0.underway -= 1 } }

  var mostUnderway: Int { state.withLock { $0.most } }
}

@Test func `after a cancellation no further value is begun`() throws {
  let cancellation = try Cancellation()
  let received = Received()
  let flow = Flow(of: Int.self, failingWith: Refusal.self)
    .then("cancel", on: [0]) { _, number in
      if number == 5 { cancellation.cancel() }
      return number
    }
  let count = flow.run(Array(0..<1000), until: cancellation, receive: received.take)
  #expect(count >= 6)
  #expect(count < 20)
  #expect(received.all.count == count)
}
