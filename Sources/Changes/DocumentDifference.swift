/// What two versions of one document say differently, whatever their layout.
public struct DocumentDifference: Hashable, Sendable {
  /// Where something stands in one of the versions.
  public typealias Place = ContractDocument.Evidence

  public enum Subject: String, Hashable, Sendable, Codable {
    case field
    case row
    case record
    case table
    /// A member of an archive.
    case document
  }

  /// One side of a change.
  public struct Side: Hashable, Sendable, Codable {
    /// Nil where there is none to read.
    public var value: String?
    public var place: Place?

    public init(value: String?, place: Place?) {
      self.value = value
      self.place = place
    }
  }

  public struct Change: Hashable, Sendable {
    public var subject: Subject
    /// What it belongs to, in the words of the document: a form's title, a row's first words.
    public var context: [String]
    /// A field's label; a row's or table's own words.
    public var label: String
    /// The field's name; empty for all else.
    public var name: String
    /// Nil for what was added.
    public var before: Side?
    /// Nil for what was removed.
    public var after: Side?

    public init(
      subject: Subject, context: [String], label: String, name: String, before: Side?, after: Side?
    ) {
      self.subject = subject
      self.context = context
      self.label = label
      self.name = name
      self.before = before
      self.after = after
    }

    public var kind: String { before == nil ? "added" : after == nil ? "removed" : "changed" }
  }

  public var changes: [Change]

  public init(_ changes: [Change]) { self.changes = changes }

  /// Compares an older and a newer version.
  public init(from before: ContractDocument, to after: ContractDocument) {
    changes =
      RecordComparison(before.records, after.records).changes
      + TableComparison(Self.looseTables(before), Self.looseTables(after)).changes
  }

  /// Tables that no record was made from: what records say is compared as fields.
  private static func looseTables(_ document: ContractDocument) -> [ContractDocument.Table] {
    let taken = Set(document.records.compactMap(\.table))
    return document.tables.filter { !taken.contains($0.id) }
  }
}
