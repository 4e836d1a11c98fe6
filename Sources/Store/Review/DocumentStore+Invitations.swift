import GRDB

extension DocumentStore {
  /// Puts down a one-time link in place of those not used yet; the token is a digest.
  public func invite(token: String, role: Role, expires: Int) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM invitations")
      try database.execute(
        sql: "INSERT INTO invitations (token, role, expires) VALUES (?, ?, ?)",
        arguments: [token, role.rawValue, expires])
    }
  }

  public func isInvitation(token: String, now: Int) throws(StoreError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM invitations WHERE token = ? AND expires > ?)",
        arguments: [token, now]) ?? false
    }
  }

  /// Makes the account a link stands for and uses the link up; false where it is used or over, or
  /// the name is taken.
  public func accept(
    invitation token: String, name: String, password: String, now: Int
  ) throws(StoreError) -> Bool {
    try write { database in
      let role = try String.fetchOne(
        database, sql: "SELECT role FROM invitations WHERE token = ? AND expires > ?",
        arguments: [token, now])
      guard let role else { return false }
      try database.execute(
        sql: """
          INSERT INTO users (name, role, password, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """, arguments: [name, role, password, WallClock.now])
      guard database.changesCount > 0 else { return false }
      try database.execute(sql: "DELETE FROM invitations WHERE token = ?", arguments: [token])
      return true
    }
  }
}
