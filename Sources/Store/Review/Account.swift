import GRDB

/// What a person may do in the review; each may do what those before it may.
public enum Role: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Decides on fields.
  case reviewer
  /// Also settles disagreements and sees how the work goes.
  case lead
  /// Also says who may sign in.
  case admin

  public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .reviewer: 0
    case .lead: 1
    case .admin: 2
    }
  }
}

/// A person who may sign in.
public struct Account: Hashable, Sendable, FetchableRecord {
  public var id: Int64
  public var name: String
  public var role: Role
  /// A salted digest with its method and cost.
  public var password: String
  public var isActive: Bool

  /// Throws where the row is none of an account.
  public init(row: Row) throws {
    guard let role = Role(rawValue: row["role"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an account has no known role")
    }
    id = row["id"]
    name = row["name"]
    self.role = role
    password = row["password"]
    isActive = row["is_active"]
  }
}

/// Somebody's being signed in.
public struct SignIn: Hashable, Sendable {
  public var account: Account
  /// What a form must bring along to be believed.
  public var csrf: String
}

extension DocumentStore {
  public func accounts() throws(StoreError) -> [Account] {
    try read { try Account.fetchAll($0, sql: "SELECT * FROM users ORDER BY name") }
  }

  public func hasAccounts() throws(StoreError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM users)") ?? false }
  }

  public func account(named name: String) throws(StoreError) -> Account? {
    try read {
      try Account.fetchOne($0, sql: "SELECT * FROM users WHERE name = ?", arguments: [name])
    }
  }

  /// Adds an account; false where the name is taken.
  public func addAccount(
    name: String, role: Role, password: String
  ) throws(StoreError) -> Bool {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO users (name, role, password, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """, arguments: [name, role.rawValue, password, WallClock.now])
      return database.changesCount > 0
    }
  }

  /// Changes what an account may do; one that is not active is signed out at once.
  public func changeAccount(
    _ id: Int64, role: Role, isActive: Bool
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE users SET role = ?, is_active = ? WHERE id = ?",
        arguments: [role.rawValue, isActive, id])
      if !isActive {
        try database.execute(sql: "DELETE FROM sessions WHERE user = ?", arguments: [id])
      }
    }
  }

  /// Gives an account another password and ends its sessions.
  public func changePassword(of id: Int64, to password: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE users SET password = ? WHERE id = ?", arguments: [password, id])
      try database.execute(sql: "DELETE FROM sessions WHERE user = ?", arguments: [id])
    }
  }
}
