import Store
import TestSupport
import Testing

@Test func `a session ends when it idles, when it is too old, and when its account is closed`()
  throws
{
  let fixture = try ReviewFixture()
  let times = SessionTimes()
  let now = ReviewFixture.now
  func begin(_ token: String) throws {
    try fixture.store.beginSession(
      token: token, csrf: "secret", user: fixture.ada.id, now: now, times)
  }
  func isSignedIn(_ token: String, at moment: Int) throws -> Bool {
    try fixture.store.session(token: token, now: moment, times) != nil
  }
  try begin("a")
  #expect(try isSignedIn("a", at: now + times.idle - 1))
  #expect(try isSignedIn("a", at: now + 2 * times.idle - 2))
  #expect(try !isSignedIn("a", at: now + 4 * times.idle))
  #expect(try !isSignedIn("b", at: now))
  try begin("c")
  var moment = now
  while moment < now + times.longest - 3600 {
    moment += 3600
    #expect(try isSignedIn("c", at: moment))
  }
  #expect(try !isSignedIn("c", at: now + times.longest))
  try begin("d")
  try fixture.store.changeAccount(fixture.ada.id, role: .reviewer, isActive: false)
  #expect(try !isSignedIn("d", at: now))
}

@Test func `an invitation makes one account`() throws {
  let fixture = try ReviewFixture()
  let now = ReviewFixture.now
  try fixture.store.invite(token: "t", role: .admin, expires: now + 10)
  #expect(try !fixture.store.isInvitation(token: "u", now: now))
  #expect(try !fixture.store.isInvitation(token: "t", now: now + 10))
  #expect(try fixture.store.accept(invitation: "t", name: "root", password: "p", now: now))
  #expect(try !fixture.store.accept(invitation: "t", name: "root2", password: "p", now: now))
  #expect(try fixture.store.account(named: "ROOT")?.role == .admin)
}

@Test func `sign-ins are barred after too many failures, for a while`() throws {
  let fixture = try ReviewFixture()
  let limits = SignInLimits()
  func isBarred(_ account: String, at moment: Int = ReviewFixture.now) throws -> Bool {
    try fixture.store.isBarred(account: account, address: "::1", now: moment, limits)
  }
  for attempt in 0..<limits.failuresOfAccount {
    #expect(try !isBarred("ada"))
    try fixture.store.noteFailedSignIn(
      account: "ada", address: "::\(attempt)", now: ReviewFixture.now)
  }
  #expect(try isBarred("Ada"))
  #expect(try !isBarred("bo"))
  #expect(try !isBarred("ada", at: ReviewFixture.now + limits.window))
}
