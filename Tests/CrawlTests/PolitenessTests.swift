import Crawl
import Synchronization
import Testing

/// A clock that goes forward only when someone sleeps.
final class HandClock: CrawlClock {
  private let time = Mutex(1000.0)
  var now: Double { time.withLock { $0 } }
  var uptime: Double { now }
  func sleep(seconds: Double) { time.withLock { $0 += max(0, seconds) } }
  func pass(_ seconds: Double) { sleep(seconds: seconds) }
}

@Test func `the pause is counted from the answer, not from the question`() async throws {
  let clock = HandClock()
  let gate = HostGate(interval: 1, clock: clock)
  let first = try await gate.admit()
  clock.pass(0.7)
  await gate.answered(first)
  let answered = clock.now
  _ = try await gate.admit()
  #expect(clock.now - answered >= 1 - 1e-9)
}

@Test func `a request without an answer does not hold the host for ever`() async throws {
  let clock = HandClock()
  let gate = HostGate(interval: 0.1, clock: clock)
  _ = try await gate.admit()
  let begun = clock.now
  _ = try await gate.admit()
  #expect(clock.now - begun < 2.2)
}

@Test func `a host that asks for patience gets it`() async throws {
  let clock = HandClock()
  let gate = HostGate(interval: 0.1, clock: clock)
  await gate.hold(seconds: 30)
  let begun = clock.now
  _ = try await gate.admit()
  #expect(clock.now - begun >= 30 - 1e-9)
}

@Test func `back-off doubles, is spread, and never undercuts what the host asks`() {
  let backOff = BackOff(base: 2)
  #expect(backOff.delay(after: 1, retryAfter: nil, chance: 0) == 1)
  #expect(backOff.delay(after: 1, retryAfter: nil, chance: 1) == 2)
  #expect(backOff.delay(after: 3, retryAfter: nil, chance: 1) == 8)
  #expect(backOff.delay(after: 60, retryAfter: nil, chance: 1) == BackOff.longest)
  #expect(backOff.delay(after: 1, retryAfter: 90, chance: 0) >= 90)
}

@Test func `retry-after is read in both forms`() {
  #expect(HTTPDate.retryAfter("120", now: 0) == 120)
  #expect(HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
  #expect(HTTPDate.retryAfter("Sun, 06 Nov 1994 08:49:37 GMT", now: 784_111_770) == 7)
  #expect(HTTPDate.retryAfter("soon", now: 0) == nil)
  #expect(HTTPDate.stamp(784_111_777.9) == "1994-11-06T08:49:37Z")
  #expect(HTTPDate.stamp(951_782_400) == "2000-02-29T00:00:00Z")
}

@Test func `what changes often is visited more often`() {
  let schedule = RevisitSchedule(longest: 30)
  var (still, lively) = (1.0, 1.0)
  for _ in 0..<20 {
    still = schedule.interval(after: still, isChanged: false)
    lively = schedule.interval(after: lively, isChanged: true)
  }
  #expect(still == 30)
  #expect(lively == 1)
  let day = 86_400.0
  #expect(!schedule.isDue(lastVisit: 0, interval: 10, now: 9 * day))
  #expect(schedule.isDue(lastVisit: 0, interval: 10, now: 9.9 * day))
  #expect(RevisitSchedule(longest: 1).isDue(lastVisit: 0, interval: 10, now: 1))
}
