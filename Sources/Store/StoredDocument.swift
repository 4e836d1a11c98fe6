import Foundation
import GRDB

/// A document as the store knows it.
public struct StoredDocument: Hashable, Sendable {
  /// In this store.
  public var id: Int64
  public var content: ContentID
  public var byteCount: Int
  public var status: DocumentStatus
  /// Whether another try may end otherwise; of failed ones only.
  public var isRetryable: Bool
  /// Why it is not whole, as one clause.
  public var error: String?
  /// How often it was tried.
  public var attempts: Int
  public var mediaType: String?
  public var pageCount: Int
  public var title: String?
  /// Of the program that extracted it.
  public var version: String?
  /// Of everything that decides what is extracted: see `Recipe`.
  public var recipe: String?
  /// The contract JSON, relative to the store's folder.
  public var output: String?
  /// What that file was when it was written; nil where an older release wrote it.
  public var mark: OutputMark?
  /// Its bytes where the store keeps them, relative to the store's folder.
  public var original: String?
  public var fieldCount: Int
  public var reviewCount: Int
  public var failedCheckCount: Int
  /// What its extraction took, in seconds.
  public var seconds: Double
}

extension StoredDocument: FetchableRecord {
  /// Throws where the row is none of a document.
  public init(row: Row) throws {
    let content: String = row["content"]
    let status: String = row["status"]
    guard let content = ContentID(content), let status = DocumentStatus(rawValue: status) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a document's row is broken")
    }
    self.content = content
    self.status = status
    id = row["id"]
    byteCount = row["byte_count"]
    isRetryable = row["is_retryable"]
    error = row["error"]
    attempts = row["attempts"]
    mediaType = row["media_type"]
    pageCount = row["page_count"]
    title = row["title"]
    version = row["version"]
    recipe = row["recipe"]
    output = row["output"]
    mark = OutputMark(row: row)
    original = row["original"]
    fieldCount = row["field_count"]
    reviewCount = row["review_count"]
    failedCheckCount = row["failed_check_count"]
    seconds = row["seconds"]
  }
}

extension OutputMark {
  /// Of a document's row; nil where that has none.
  fileprivate init?(row: Row) {
    guard let byteCount = row["output_byte_count"] as Int?,
      let modified = row["output_modified"] as Int64?, let digest = row["output_digest"] as Data?
    else { return nil }
    (self.byteCount, self.modified, self.digest) = (byteCount, modified, digest)
  }
}
