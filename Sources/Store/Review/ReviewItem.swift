import GRDB
import PageModel

/// Where a field stands in a store: its document's row and its position in the document.
public struct ItemAddress: Hashable, Sendable {
  public var document: Int64
  public var field: Int

  public init(document: Int64, field: Int) {
    self.document = document
    self.field = field
  }
}

/// A field, or a failed check that points at none, that is to be looked at, or was.
public struct ReviewItem: Hashable, Sendable {
  public var address: ItemAddress
  public var state: ReviewCourse.State
  public var version: Int
  public var leasedBy: Int64?
  /// In seconds since 1970.
  public var leasedUntil: Int
}

extension ReviewItem: FetchableRecord {
  /// Throws where the row is none of an item.
  public init(row: Row) throws {
    guard let state = ReviewCourse.State(rawValue: row["state"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an item is in no known state")
    }
    address = ItemAddress(document: row["document"], field: row["field"])
    self.state = state
    version = row["version"]
    leasedBy = row["leased_by"]
    leasedUntil = row["leased_until"]
  }
}

/// Which part of the queue somebody works on; nothing set is all of it.
public struct QueueFilter: Hashable, Sendable {
  /// A part of the name of a document.
  public var documentName: String?
  public var document: Int64?
  public var kind: String?
  public var field: String?
  /// A flag's code.
  public var flag: String?
  /// The code of a failed check that looks at the field, or is the item.
  public var rule: String?
  /// A part of the name of whoever issued the document, as a field, its title or its path has it.
  public var issuer: String?
  public var run: Int64?

  public init() {}

  public var isEmpty: Bool { self == QueueFilter() }
}

/// Which fields a second person looks at.
public struct SecondOpinions: Hashable, Sendable {
  /// The part of all, from 0 to 1, picked by the document's and the field's names alone.
  public var share: Double
  /// Every amount of at least so much, in its base unit.
  public var amount: Double?

  public init(share: Double = 0, amount: Double? = nil) {
    self.share = share
    self.amount = amount
  }

  func wants(content: String, field: String, number: Double?) -> Bool {
    if let amount, let number, abs(number) >= amount { return true }
    return EvenShare.number(of: "second opinion\n" + content + "\n" + field) < share
  }
}
