import GRDB

/// An input whose bytes are known.
public struct Sighting: Hashable, Sendable {
  /// Absolute.
  public var path: String
  /// As the user gave it.
  public var name: String
  public var content: ContentID
  public var byteCount: Int

  public init(path: String, name: String, content: ContentID, byteCount: Int) {
    self.path = path
    self.name = name
    self.content = content
    self.byteCount = byteCount
  }
}

/// A path that a store has seen a document at.
public struct StoredInput: Hashable, Sendable {
  public var path: String
  public var name: String
}

extension DocumentStore {
  /// Notes where a content was seen; gives its document, which is pending when it is new.
  public func note(_ sighting: Sighting, run: Int64) throws(StoreError) -> StoredDocument {
    try write { database in
      try database.cachedStatement(
        sql: "INSERT INTO documents (content, byte_count) VALUES (?, ?) ON CONFLICT DO NOTHING"
      ).execute(arguments: [sighting.content.description, sighting.byteCount])
      let document = try StoredDocument.fetchOne(
        database.cachedStatement(sql: "SELECT * FROM documents WHERE content = ?"),
        arguments: [sighting.content.description])
      guard let document else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      try database.cachedStatement(
        sql: """
          INSERT INTO inputs (path, name, document, first_run, last_run) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (path, document) DO UPDATE SET last_run = excluded.last_run
          """
      ).execute(arguments: [sighting.path, sighting.name, document.id, run, run])
      try database.cachedStatement(sql: "DELETE FROM unreadable_inputs WHERE path = ?")
        .execute(arguments: [sighting.path])
      return document
    }
  }

  /// Notes an input whose bytes cannot be read; the error is one clause.
  public func noteUnreadable(
    path: String, name: String, error: String, run: Int64
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO unreadable_inputs (path, name, error, run) VALUES (?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET error = excluded.error, run = excluded.run
          """, arguments: [path, name, error, run])
    }
  }

  /// Forgets inputs that could not be read: those whose path is gone, or is no input any more.
  public func forgetUnreadable(where isGone: (String) -> Bool) throws(StoreError) {
    let paths = try read { try String.fetchAll($0, sql: "SELECT path FROM unreadable_inputs") }
    let gone = paths.filter(isGone)
    guard !gone.isEmpty else { return }
    try write { database in
      for path in gone {
        try database.execute(sql: "DELETE FROM unreadable_inputs WHERE path = ?", arguments: [path])
      }
    }
  }

  /// Every path seen so far, in the order in which they were.
  public func inputs() throws(StoreError) -> [StoredInput] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT path, name FROM inputs GROUP BY path ORDER BY min(id)
          """
      ).map { StoredInput(path: $0["path"], name: $0["name"]) }
    }
  }

  /// The paths a document was seen at, in the order in which they were.
  public func inputs(of document: Int64) throws(StoreError) -> [StoredInput] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT path, name FROM inputs WHERE document = ? ORDER BY id",
        arguments: [document]
      ).map { StoredInput(path: $0["path"], name: $0["name"]) }
    }
  }

  /// Puts down that the store keeps a document's bytes; they must lie in their place already.
  public func noteOriginal(of content: ContentID) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE documents SET original = ? WHERE content = ?",
        arguments: [StoreFolder.original(of: content), content.description])
    }
  }
}
