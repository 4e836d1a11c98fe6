import Foundation
import PageModel
import Store
import TestSupport
import Testing

/// A store with documents to be reviewed and people who may.
struct ReviewFixture {
  let folder: ScratchFolder
  let store: DocumentStore
  let run: StoredRun
  let ada: Account
  let bo: Account
  let lead: Account

  /// The moment all tests begin at, in seconds since 1970.
  static let now = 1_800_000_000

  init() throws {
    folder = try ScratchFolder()
    store = try DocumentStore(StoreFolder(folder.path), creating: true)
    run = try store.beginRun(version: Release.version, recipe: "r1", setup: [1])
    for (name, role) in [("ada", Role.reviewer), ("bo", .reviewer), ("lead", .lead)] {
      #expect(try store.addAccount(name: name, role: role, password: "digest"))
    }
    ada = try #require(try store.account(named: "ada"))
    bo = try #require(try store.account(named: "bo"))
    lead = try #require(try store.account(named: "lead"))
  }

  func content(_ number: Int) throws -> ContentID {
    let digits = String(number)
    return try #require(
      ContentID("sha256:" + String(repeating: "0", count: 64 - digits.count) + digits))
  }

  /// Extracts a document of money fields with these values and confidences; those below 0.9 are to
  /// be reviewed.
  func extract(
    _ number: Int, _ fields: [(value: String, confidence: Double)], left: Double = 10,
    firstRecord: Int = 1, sampled: Set<Int> = [], checks: [CheckResult] = [],
    tables: [Table] = [], opinions: SecondOpinions = SecondOpinions()
  ) throws {
    let content = try content(number)
    _ = try store.note(
      Sighting(path: "/in/\(number).pdf", name: "\(number).pdf", content: content, byteCount: 9),
      run: run.id)
    let record = "r\(firstRecord)"
    let made = fields.enumerated().map { index, field in
      let top = Double(index) * 20
      return Field(
        id: "\(record).f\(index)", name: "f\(index)", label: "Field \(index)", raw: field.value,
        value: field.value, type: .money, number: ExactNumber(field.value), unit: "元",
        suggestion: index == 0 ? "42" : nil,
        evidence: Evidence(
          place: .page(1, Box(left: left, top: top, right: left + 40, bottom: top + 15))))
    }
    let judgements = zip(made, fields).enumerated().map { index, pair in
      let (field, given) = pair
      var judgement = Judgement(
        confidence: given.confidence, status: given.confidence < 0.9 ? .needsReview : .accepted,
        flags: given.confidence < 0.9 ? [Flag(.lowOCRConfidence, "It is faint.")] : [],
        suggestion: field.suggestion)
      judgement.isSampled = sampled.contains(index)
      return (field.id, judgement)
    }
    let judged = JudgedRecords(
      records: [
        Record(
          id: record, kind: "form", profile: "cn-form/1", table: nil, title: "Form", fields: made)
      ], judgements: Dictionary(uniqueKeysWithValues: judgements), checks: checks)
    let unjudged = UnjudgedExtraction(
      document: DocumentDescription(
        id: content.description, path: "\(number).pdf", byteCount: 9,
        mediaType: "application/pdf", pageCount: 1), warnings: [], pages: [],
      repaired: RepairedLayout(layout: Layout(tables: tables, blocks: [])))
    try store.record(
      ExtractedEntry(unjudged, judged, isPartial: false, pageRanges: [], stages: []), of: content,
      run: run)
    try store.updateQueue(opinions, now: Self.now)
  }

  func reader(_ account: Account, at seconds: Int = 0) -> QueueReader {
    QueueReader(
      user: account.id, role: account.role, now: Self.now + seconds, leaseSeconds: 300)
  }

  func next(
    _ account: Account, after address: ItemAddress? = nil, at seconds: Int = 0
  ) throws -> ReviewItem? {
    try store.nextItem(for: reader(account, at: seconds), after: address)
  }

  func decide(
    _ action: ReviewAction, _ value: String? = nil, on item: ReviewItem, by account: Account,
    request: String = UUID().uuidString, opinions: SecondOpinions = SecondOpinions()
  ) throws -> VerdictOutcome {
    try store.decide(
      ReviewVerdict(action, value: value, version: item.version, seconds: 2, request: request),
      on: item.address, by: account, now: Self.now, opinions)
  }

  /// The same, for a decision that has to be recorded; gives the item as it is then.
  func recorded(
    _ action: ReviewAction, _ value: String? = nil, on item: ReviewItem, by account: Account,
    opinions: SecondOpinions = SecondOpinions()
  ) throws -> ReviewItem {
    let outcome = try decide(action, value, on: item, by: account, opinions: opinions)
    guard case .recorded(let after, _) = outcome else { throw NotRecorded(outcome: outcome) }
    return after
  }

  struct NotRecorded: Error { let outcome: VerdictOutcome }
}
