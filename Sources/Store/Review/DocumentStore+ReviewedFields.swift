import GRDB

extension DeskEntry {
  /// What holds of the field: what a person said, or else what the program did.
  public var status: String {
    guard let value, value.status != .open else { return field.status }
    return value.status.rawValue
  }
}

extension DocumentStore {
  /// A document of the queue; nil where there is none.
  public func deskDocument(_ id: Int64) throws(StoreError) -> DeskDocument? {
    try read { try Self.document(id, $0) }
  }

  /// The fields of a document on which something is decided.
  public func decidedFields(of id: Int64) throws(StoreError) -> [DeskEntry] {
    try reviewedFields(of: id).filter { $0.value != nil && $0.value?.status != .open }
  }

  /// Every field of a document with what was decided.
  public func reviewedFields(of id: Int64) throws(StoreError) -> [DeskEntry] {
    try read { database in
      guard let document = try Self.document(id, database) else { return [] }
      return try Self.entries(in: document, 0...Int(Int32.max), database)
    }
  }
}
