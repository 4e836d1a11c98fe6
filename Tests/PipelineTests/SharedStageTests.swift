import Pipeline
import Synchronization
import Testing
import Workers

private struct Refusal: Error, Hashable {}

/// Work of numbered parts, and a note of which lane did which.
private final class Parts: SharedWork {
  struct Done: Hashable {
    let name: String
    let part: Int
    let lane: Int
  }

  private struct State {
    var next = 0
    var underway = 0
    var seconds = 0.0
  }

  private let name: String
  private let count: Int
  private let diary: Diary
  private let state = Mutex(State())

  init(_ name: String, count: Int, _ diary: Diary) {
    (self.name, self.count, self.diary) = (name, count, diary)
    diary.announce()
  }

  func partForAnotherLane() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.underway += 1
      state.next += 1
      return state.next
    }
  }

  var isWaiting: Bool { state.withLock { $0.underway == 0 && $0.next < count } }
  var seconds: Double { state.withLock { $0.seconds } }

  func advance(from part: Int, on lane: Int, _ turn: LaneTurn) {
    diary.awaitAnnouncements()
    diary.begin()
    diary.note(Done(name: name, part: part, lane: lane))
    turn.share()
    diary.end()
    state.withLock { state in
      state.underway -= 1
      state.seconds += 1
    }
  }

  var outcome: Result<String, Refusal>? {
    state.withLock { $0.underway == 0 && $0.next == count } ? .success(name) : nil
  }
}

/// What was done in which order; the first part begins only when as many values as expected have come,
/// and ends only when as many parts as expected are underway.
private final class Diary: Sendable {
  private let state = Mutex((done: [Parts.Done](), underway: 0, most: 0, announced: 0))
  private let expected: Int
  private let expectedValues: Int

  init(expectedAtOnce expected: Int = 1, expectedValues: Int = 1) {
    (self.expected, self.expectedValues) = (expected, expectedValues)
  }

  func announce() { state.withLock { $0.announced += 1 } }

  func awaitAnnouncements() {
    while state.withLock({ $0.announced < expectedValues }) {}
  }

  var done: [Parts.Done] { state.withLock { $0.done } }

  func note(_ done: Parts.Done) { state.withLock { $0.done.append(done) } }

  func begin() {
    state.withLock {
      $0.underway += 1
      $0.most = max($0.most, $0.underway)
    }
  }

  /// Waits, on the first occasion, until the expected number was underway together.
  func end() {
    while state.withLock({ $0.most < expected }) {}
    state.withLock { $0.underway -= 1 }
  }
}

private func run(_ works: [(String, Int)], lanes: Int, _ diary: Diary) throws -> [String] {
  let received = Mutex<[String]>([])
  let flow = Flow(of: Int.self, failingWith: Refusal.self)
    .inTurns("parts", on: Array(0..<lanes)) { index in
      Parts(works[index].0, count: works[index].1, diary)
    }
  _ = flow.run(Array(works.indices), until: try Cancellation()) { _, outcome in
    if case .success(let name) = outcome { received.withLock { $0.append(name) } }
  }
  return received.withLock { $0 }
}

@Test func `a small value does not wait for the end of a large one`() throws {
  let diary = Diary(expectedValues: 2)
  let names = try run([("large", 60), ("small", 1)], lanes: 1, diary)
  #expect(names == ["large", "small"])
  let place = try #require(diary.done.firstIndex { $0.name == "small" })
  #expect(place < 30)
}

@Test func `a large value goes on while small ones keep coming`() throws {
  let diary = Diary(expectedValues: 3)
  let small = (0..<40).map { ("small \($0)", 1) }
  _ = try run([("large", 20)] + small, lanes: 1, diary)
  let last = try #require(diary.done.lastIndex { $0.name == "large" })
  #expect(last < 50)
}

@Test func `lanes that are free share a large value`() throws {
  let diary = Diary(expectedAtOnce: 3)
  #expect(try run([("large", 12)], lanes: 3, diary) == ["large"])
  #expect(Set(diary.done.map(\.lane)).count == 3)
  #expect(diary.done.map(\.part).sorted() == Array(1...12))
}
