import FoundationEssentials

/// A difference as JSON.
public struct DifferenceJSON: Encodable {
  struct Version: Encodable {
    let id: String
    let path: String
    let url: String?
  }

  public struct Change: Encodable {
    let change: String
    let subject: String
    let context: [String]
    let label: String
    let name: String?
    let before: DocumentDifference.Side?
    let after: DocumentDifference.Side?

    public init(_ change: DocumentDifference.Change) {
      self.change = change.kind
      subject = change.subject.rawValue
      context = change.context
      label = change.label
      name = change.name.isEmpty ? nil : change.name
      before = change.before
      after = change.after
    }
  }

  struct Summary: Encodable {
    let added: Int
    let changed: Int
    let removed: Int
  }

  let schema = "gongkai/difference/1"
  let before: Version
  let after: Version
  let changes: [Change]
  let summary: Summary

  public init(
    _ difference: DocumentDifference, from before: ContractDocument, to after: ContractDocument
  ) {
    func version(_ document: ContractDocument) -> Version {
      Version(
        id: document.document.id, path: document.document.path, url: document.document.url)
    }
    self.before = version(before)
    self.after = version(after)
    changes = difference.changes.map { Change($0) }
    func count(_ kind: String) -> Int { difference.changes.count { $0.kind == kind } }
    summary = Summary(added: count("added"), changed: count("changed"), removed: count("removed"))
  }

  /// UTF-8 with a line feed at the end, keys in alphabetical order.
  public var bytes: [UInt8] { ReportEncoding.bytes(of: self) }
}

/// How reports are written as JSON.
public enum ReportEncoding {
  public static func bytes(of value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Only values of this program are written: they have no infinities and no cycles.
    let data = (try? encoder.encode(value)) ?? Data("null".utf8)
    return Array(data) + [0x0A]
  }
}
