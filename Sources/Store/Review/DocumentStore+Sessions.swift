import GRDB

/// How long somebody stays signed in, in seconds.
public struct SessionTimes: Hashable, Sendable {
  /// Without doing anything.
  public var idle = 2 * 3600
  /// At all.
  public var longest = 12 * 3600

  public init() {}
}

/// How many sign-ins may fail before more are refused for a while.
public struct SignInLimits: Hashable, Sendable {
  /// In seconds.
  public var window = 15 * 60
  public var failuresOfAccount = 10
  public var failuresOfAddress = 50

  public init() {}
}

extension DocumentStore {
  /// Begins a session; the tokens are digests and never the secrets themselves.
  public func beginSession(
    token: String, csrf: String, user: Int64, now: Int, _ times: SessionTimes
  ) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM sessions WHERE expires <= ?", arguments: [now])
      try database.execute(
        sql: "INSERT INTO sessions (token, user, csrf, seen, expires) VALUES (?, ?, ?, ?, ?)",
        arguments: [token, user, csrf, now, now + times.longest])
    }
  }

  /// Whose session it is; nil where it is over.
  public func session(
    token: String, now: Int, _ times: SessionTimes
  ) throws(StoreError) -> SignIn? {
    let found = try read { database -> (SignIn, seen: Int)? in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT users.*, sessions.csrf, sessions.seen FROM sessions
            JOIN users ON users.id = sessions.user
            WHERE sessions.token = ? AND sessions.expires > ? AND sessions.seen > ?
              AND users.is_active
            """), arguments: [token, now, now - times.idle])
      return try row.map { (SignIn(account: try Account(row: $0), csrf: $0["csrf"]), $0["seen"]) }
    }
    guard let (signIn, seen) = found else { return nil }
    // Once a minute is often enough, and spares a write with every page.
    if now - seen >= 60 { try touchSession(token, now) }
    return signIn
  }

  public func endSession(token: String) throws(StoreError) {
    try write { try $0.execute(sql: "DELETE FROM sessions WHERE token = ?", arguments: [token]) }
  }

  private func touchSession(_ token: String, _ now: Int) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE sessions SET seen = ? WHERE token = ?", arguments: [now, token])
    }
  }

  /// Notes a sign-in that failed.
  public func noteFailedSignIn(account: String, address: String, now: Int) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM sign_in_failures WHERE at < ?", arguments: [now - 24 * 3600])
      try database.execute(
        sql: "INSERT INTO sign_in_failures (account, address, at) VALUES (?, ?, ?)",
        arguments: [account, address, now])
    }
  }

  public func clearFailedSignIns(account: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM sign_in_failures WHERE account = ?", arguments: [account])
    }
  }

  /// Whether so many sign-ins failed lately that no more are looked at.
  public func isBarred(
    account: String, address: String, now: Int, _ limits: SignInLimits
  ) throws(StoreError) -> Bool {
    try read { database in
      func failures(_ column: String, _ value: String) throws -> Int {
        try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM sign_in_failures WHERE \(column) = ? AND at > ?",
          arguments: [value, now - limits.window]) ?? 0
      }
      return try failures("account", account) >= limits.failuresOfAccount
        || failures("address", address) >= limits.failuresOfAddress
    }
  }
}
