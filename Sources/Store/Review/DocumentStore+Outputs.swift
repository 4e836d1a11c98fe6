import GRDB

/// A change of a table is in the store before the document's JSON has it. Which JSON is behind stands
/// in the store from the change's own transaction on, so that no kill leaves it behind for good.
extension DocumentStore {
  /// The documents whose output does not have all that people changed in tables.
  public func documentsToWrite() throws(StoreError) -> [Int64] {
    try read {
      try Int64.fetchAll($0, sql: "SELECT document FROM outputs_to_write ORDER BY document")
    }
  }

  /// Puts down that a document's output is what the store says of it, and what file that is.
  ///
  /// Only for the holder of the output's lock.
  public func noteWritten(_ document: Int64, as mark: OutputMark?) throws(StoreError) {
    try write { try Self.noteWritten(document, as: mark, $0) }
  }

  /// Puts down that an output is as it was written, though it has another time: what is copied may have.
  public func noteUnchanged(_ document: Int64, _ mark: OutputMark) throws(StoreError) {
    try write { database in
      // Somebody may have written it anew meanwhile.
      try database.execute(
        sql: "UPDATE documents SET output_modified = ? WHERE id = ? AND output_digest = ?",
        arguments: [mark.modified, document, mark.digest])
    }
  }

  static func noteToWrite(_ document: Int64, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO outputs_to_write (document) VALUES (?) ON CONFLICT DO NOTHING",
      arguments: [document])
  }

  static func noteWritten(
    _ document: Int64, as mark: OutputMark?, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        UPDATE documents SET output_byte_count = ?, output_modified = ?, output_digest = ?
        WHERE id = ?
        """
    ).execute(arguments: [mark?.byteCount, mark?.modified, mark?.digest, document])
    try database.cachedStatement(sql: "DELETE FROM outputs_to_write WHERE document = ?")
      .execute(arguments: [document])
  }
}
