import Changes
import Crawl

/// What a night brought, for a person.
public struct NightReport: Sendable {
  /// A document that was found, and what became of it.
  public struct Found: Sendable {
    public var version: FoundVersion
    public var state: State
    /// What kept parts of it from being read, one clause each.
    public var problems: [String]

    public enum State: Sendable {
      /// So many fields, of which so many wait for a review.
      case extracted(title: String?, fields: Int, review: Int)
      /// One clause, the first of the problems where there are any.
      case notExtracted(String)

      var isMissing: Bool { if case .notExtracted = self { true } else { false } }
    }
  }

  /// A document whose content is another than before.
  public struct Replaced: Sendable {
    public var found: Found
    /// Nil where one of the versions was not extracted.
    public var difference: DocumentDifference?
  }

  /// What the rest of the program knows of a content.
  public protocol Library {
    /// The contents that readers know which were made of this one.
    func parts(of hash: String, kind: String) throws -> [ReadablePart]
    /// The contract JSON of a content; nil where there is none.
    func output(of hash: String) -> [UInt8]?
    /// Why there is none, as one clause.
    func reason(for hash: String) -> String
  }

  public var nights: [Int64] = []
  public var begun = 0.0
  public var ended = 0.0
  public var outcomes: [String: Int] = [:]
  public var newDocuments: [Found] = []
  public var replaced: [Replaced] = []
  public var gone: [Disappearance] = []
  public var troubles: [NightTrouble] = []
  public var quiet: [QuietSource] = []
  /// Documents and fields that wait for a review, of all nights together.
  public var backlog = (documents: 0, fields: 0)

  /// Everything that has changed since the last report.
  public init(_ store: CrawlStore, library: some Library) throws {
    nights = try store.unreportedNights()
    guard let first = nights.first, let last = nights.last else { return }
    begun = try store.times(of: first).begun
    ended = try store.times(of: last).ended ?? begun
    outcomes = try store.outcomes(of: last)
    gone = try store.disappearances(of: nights)
    troubles = try store.troubles(of: last)
    quiet = try store.findings().compactMap {
      QuietSource(source: $0.source, nightCount: $0.nightCount, finds: $0.finds)
    }
    for version in try store.versions(of: nights) {
      let parts = try ExtractedParts(of: version.hash, kind: version.kind, library)
      let found = Found(version: version, state: parts.state, problems: parts.problems)
      // One that was away and is back as it was is no other content.
      guard let previous = version.previous, previous != version.hash else {
        newDocuments.append(found)
        continue
      }
      let before = try ExtractedParts(
        of: previous, kind: version.previousKind ?? version.kind, library)
      replaced.append(Replaced(found: found, difference: parts.difference(from: before)))
    }
  }
}

/// The contract documents that were made of one content.
private struct ExtractedParts {
  private var documents: [(name: String, document: ContractDocument)] = []
  private(set) var problems: [String] = []

  init(of hash: String, kind: String, _ library: some NightReport.Library) throws {
    for part in try library.parts(of: hash, kind: kind) {
      let name = part.name.isEmpty ? "" : part.name + ": "
      guard let hash = part.hash else {
        problems.append(name + part.note)
        continue
      }
      if let json = library.output(of: hash), let document = try? ContractDocument(json: json) {
        documents.append((part.name, document))
      } else {
        problems.append(name + library.reason(for: hash))
      }
    }
  }

  var state: NightReport.Found.State {
    guard let first = documents.first else {
      return .notExtracted(problems.first ?? "there is nothing in it")
    }
    return .extracted(
      title: first.document.document.title,
      fields: documents.reduce(0) { $0 + $1.document.summary.fields },
      review: documents.reduce(0) { $0 + $1.document.summary.needsReview })
  }

  /// What changed since an older content; nil when one of them was not extracted at all.
  func difference(from older: ExtractedParts) -> DocumentDifference? {
    guard !documents.isEmpty, !older.documents.isEmpty else { return nil }
    var changes: [DocumentDifference.Change] = []
    var rest = older.documents
    for (name, document) in documents {
      // A document alone is compared with the one alone, whatever they are called.
      let isAlone = documents.count == 1 && older.documents.count == 1
      guard let place = isAlone ? 0 : rest.firstIndex(where: { $0.name == name }) else {
        changes.append(Self.member(name, isAfter: true))
        continue
      }
      let partner = rest.remove(at: place)
      var found = DocumentDifference(from: partner.document, to: document).changes
      if !name.isEmpty { for index in found.indices { found[index].context.insert(name, at: 0) } }
      changes += found
    }
    changes += rest.map { Self.member($0.name, isAfter: false) }
    return DocumentDifference(changes)
  }

  private static func member(_ name: String, isAfter: Bool) -> DocumentDifference.Change {
    let side = DocumentDifference.Side(value: name, place: nil)
    return DocumentDifference.Change(
      subject: .document, context: [], label: name, name: "", before: isAfter ? nil : side,
      after: isAfter ? side : nil)
  }
}
