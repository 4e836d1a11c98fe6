import GRDB

/// Where a document's bytes may still be found.
public struct DocumentSources: Hashable, Sendable {
  public var content: ContentID
  /// Absolute, the best first; a file there may have other bytes by now.
  public var paths: [String]
}

extension DocumentStore {
  /// Where to look for a document's bytes; nil where there is no such document.
  public func sources(of id: Int64) throws(StoreError) -> DocumentSources? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT content, original FROM documents WHERE id = ?", arguments: [id])
      guard let row, let content = ContentID(row["content"]) else { return nil }
      let seen = try String.fetchAll(
        database, sql: "SELECT path FROM inputs WHERE document = ? ORDER BY last_run DESC, id",
        arguments: [id])
      let kept = (row["original"] as String?).map { [folder.absolute($0)] } ?? []
      return DocumentSources(content: content, paths: kept + seen)
    }
  }
}
