import Foundation
import PageModel
import Store
import TestSupport
import Testing

/// A store in a folder of its own, with one run begun.
private struct Fixture {
  let folder: ScratchFolder
  let store: DocumentStore
  let run: StoredRun

  init() throws {
    folder = try ScratchFolder()
    store = try DocumentStore(StoreFolder(folder.path), creating: true)
    run = try store.beginRun(version: "1.0", recipe: "r1")
  }

  func content(_ number: Int) throws -> ContentID {
    let digits = String(number, radix: 16)
    let digest = String(repeating: "0", count: 64 - digits.count) + digits
    return try #require(ContentID("sha256:" + digest))
  }

  @discardableResult
  func note(_ number: Int, at path: String = "/in/a.pdf") throws -> StoredDocument {
    try store.note(
      Sighting(path: path, name: path, content: content(number), byteCount: 10), run: run.id)
  }

  /// The document with a record of two fields, the second to be reviewed.
  func entry(_ number: Int, lost: ClosedRange<Int>? = nil) throws -> ExtractedEntry {
    let box = Box(left: 1, top: 2, right: 3, bottom: 4)
    let fields = ["r1.own_total", "r1.own_fiscal"].map { id in
      Field(
        id: id, name: String(id.dropFirst(3)), label: id, raw: "230.95", value: "230.95",
        type: .money, number: ExactNumber("2309500"), unit: "元",
        evidence: Evidence(place: .page(1, box), table: "t1", cell: CellIndex(row: 0, column: 1)))
    }
    let flag = Flag(.sumMismatch, "It does not add up.")
    let judged = JudgedRecords(
      records: [
        Record(id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: fields)
      ],
      judgements: [
        "r1.own_total": Judgement(confidence: 0.99, status: .accepted),
        "r1.own_fiscal": Judgement(confidence: 0.5, status: .needsReview, flags: [flag]),
      ],
      checks: [
        CheckResult(
          rule: .sumMismatch, record: "r1", status: .failed,
          fields: ["r1.own_total", "r1.own_fiscal"], message: "It does not add up.")
      ])
    let unjudged = UnjudgedExtraction(
      document: DocumentDescription(
        id: try content(number).description, path: "a.pdf", byteCount: 10,
        mediaType: "application/pdf", pageCount: 9), warnings: [], pages: [],
      repaired: RepairedLayout(layout: Layout(tables: [], blocks: [])))
    let ranges = lost.map { [PageRangeOutcome(pages: $0, attempts: 2, error: "it crashed")] } ?? []
    return ExtractedEntry(
      unjudged, judged, isPartial: lost != nil, pageRanges: ranges,
      stages: [StageSeconds(stage: "read", seconds: 2), StageSeconds(stage: "emit", seconds: 1)])
  }
}

@Test func `one content at two paths is one document`() throws {
  let fixture = try Fixture()
  let first = try fixture.note(1, at: "/in/a.pdf")
  let second = try fixture.note(1, at: "/in/b.pdf")
  #expect(first == second)
  #expect(first.status == .pending)
  #expect(try fixture.store.documentCounts().total == 1)
  #expect(try fixture.store.inputs().map(\.path) == ["/in/a.pdf", "/in/b.pdf"])
}

@Test func `a path with a new content keeps the old document too`() throws {
  let fixture = try Fixture()
  try fixture.note(1)
  try fixture.note(2)
  #expect(try fixture.store.documentCounts().total == 2)
  #expect(try fixture.store.inputs().map(\.path) == ["/in/a.pdf"])
}

@Test func `what was extracted is counted, and counted once when extracted again`() throws {
  let fixture = try Fixture()
  for _ in 0..<2 {
    let document = try fixture.note(1)
    try fixture.store.record(
      try fixture.entry(1), of: document.content, run: fixture.run)
  }
  let document = try fixture.note(1)
  #expect(document.status == .succeeded)
  #expect(document.attempts == 2)
  #expect(document.seconds == 3)
  #expect(document.output == StoreFolder.output(of: document.content))
  #expect(try fixture.store.documentCounts()[.succeeded] == 1)
  let counts = try fixture.store.contentCounts()
  #expect(counts == ContentCounts(pages: 9, fields: 2, fieldsToReview: 1, failedChecks: 1))
  #expect(
    try fixture.store.stageSeconds() == [
      StageSeconds(stage: "read", seconds: 2), StageSeconds(stage: "emit", seconds: 1),
    ])
}

@Test func `lost pages make a document partial and are named`() throws {
  let fixture = try Fixture()
  let content = try fixture.note(1).content
  try fixture.store.record(try fixture.entry(1, lost: 4...5), of: content, run: fixture.run)
  let document = try fixture.note(1)
  #expect(document.status == .partial)
  #expect(document.error == "pages 4-5 could not be read: it crashed")
}

@Test func `a failure after an output leaves the output and is told`() throws {
  let fixture = try Fixture()
  let content = try fixture.note(1).content
  let failure = FailedEntry(.failed, isRetryable: true, error: "it crashed", seconds: 1)
  try fixture.store.record(failure, of: content, run: fixture.run)
  #expect(try fixture.note(1).status == .failed)
  #expect(try fixture.note(1).isRetryable)
  try fixture.store.record(try fixture.entry(1), of: content, run: fixture.run)
  let later = try fixture.store.beginRun(version: "2.0", recipe: "r2")
  try fixture.store.record(failure, of: content, run: later)
  let document = try fixture.note(1)
  #expect(document.status == .succeeded)
  #expect(document.error == "it crashed")
  #expect(document.recipe == "r1")
  #expect(try fixture.store.outdatedCount(recipe: "r2") == 1)
}

@Test func `what is partial though no page is missing says why`() throws {
  let fixture = try Fixture()
  _ = try fixture.note(1)
  var entry = try fixture.entry(1)
  entry.isPartial = true
  entry.warnings = ["The page's lines could not be read.", "A picture is damaged."]
  try fixture.store.record(entry, of: fixture.content(1), run: fixture.run)
  let document = try #require(try fixture.store.document(fixture.content(1)))
  #expect(document.status == .partial)
  #expect(document.error == "The page's lines could not be read; A picture is damaged")
}

@Test func `an input that could not be read is forgotten once it can`() throws {
  let fixture = try Fixture()
  try fixture.store.noteUnreadable(
    path: "/in/a.pdf", name: "a.pdf", error: "no", run: fixture.run.id)
  #expect(try fixture.store.unreadableInputs().map(\.name) == ["a.pdf"])
  try fixture.note(1)
  #expect(try fixture.store.unreadableInputs().isEmpty)
}

@Test func `what nobody put down is removed and the rest stays`() throws {
  let fixture = try Fixture()
  let content = try fixture.note(1).content
  try fixture.store.record(try fixture.entry(1), of: content, run: fixture.run)
  let kept = StoreFolder.output(of: content)
  try fixture.folder.file(kept, "{}")
  try fixture.folder.file(StoreFolder.output(of: fixture.content(2)), "{}")
  try fixture.folder.file("documents/00/.gongkai-7-7.part", "{")
  try fixture.store.removeLeftovers()
  #expect(
    fixture.folder.contents.filter { $0.hasPrefix("documents/00/") } == [kept])
}

@Test func `a run that ended says how`() throws {
  let fixture = try Fixture()
  #expect(try fixture.store.lastRun()?.endedAt == nil)
  try fixture.store.end(fixture.run, .interrupted, summary: "{}")
  let run = try fixture.store.lastRun()
  #expect(run?.outcome == .interrupted)
  #expect(run?.summary == "{}")
  #expect(run?.endedAt?.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) == true)
}

@Test func `an output's mark is of what was written last`() throws {
  let fixture = try Fixture()
  let content = try fixture.note(1).content
  var entry = try fixture.entry(1)
  let first = OutputMark(Array("one".utf8), modified: 1)
  entry.mark = first
  try fixture.store.record(entry, of: content, run: fixture.run)
  #expect(try fixture.note(1).mark == first)
  let second = OutputMark(Array("two".utf8), modified: 2)
  try fixture.store.noteWritten(fixture.note(1).id, as: second)
  // Somebody held the first one against its mark meanwhile.
  try fixture.store.noteUnchanged(
    fixture.note(1).id, OutputMark(Array("one".utf8), modified: 3))
  #expect(try fixture.note(1).mark == second)
  let touched = OutputMark(Array("two".utf8), modified: 4)
  try fixture.store.noteUnchanged(fixture.note(1).id, touched)
  #expect(try fixture.note(1).mark == touched)
}
