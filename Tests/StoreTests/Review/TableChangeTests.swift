import Foundation
import PageModel
import Store
import Synchronization
import TestSupport
import Testing

/// A table of one row whose only cell says this.
private func table(_ text: String) -> Table {
  Table(
    id: "t1", regions: [], rowCount: 1, columnCount: 1,
    cells: [
      Cell(
        row: 0, column: 0, text: text,
        place: .page(1, Box(left: 0, top: 0, right: 9, bottom: 9)))
    ], origin: .vectorRulings)
}

extension ReviewFixture {
  /// Gives the table's only cell another text, as somebody who saw the document as it is now.
  fileprivate func say(
    _ text: String, in document: ChangeableDocument, by account: Account, undoes: Int64? = nil,
    request: String = "request-0"
  ) throws -> Bool {
    let shown = try #require(document.changed.repaired.layout.tables.first)
    let change = TableChange(
      table: "t1", fingerprint: shown.fingerprint, edit: .text(row: 0, column: 0, text: text))
    let unjudged = document.changed(by: document.changes.map(\.change) + [change])
    let rebuilt = Extraction(
      document: unjudged.document, profiles: [], elapsedMilliseconds: 0, warnings: [], pages: [],
      repaired: unjudged.repaired,
      judged: JudgedRecords(
        records: [
          Record(
            id: "r1", kind: "form", profile: nil, table: "t1", title: nil,
            fields: [
              Field(
                id: "r1.other", name: "other", label: text, raw: text, value: text,
                evidence: Evidence(place: shown.cells[0].place, table: "t1"))
            ])
        ], judgements: [:], checks: []))
    return try store.restructure(
      1,
      TableVerdict(
        change, undoes: undoes, on: document, rebuilt: rebuilt,
        seconds: 1, request: request), by: account, now: Self.now, SecondOpinions())
  }
}

@Test func `a changed table replaces the document's fields and stands in the log`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  let shown = try #require(try fixture.next(fixture.ada))
  let document = try #require(try fixture.store.changeable(1))
  #expect(try fixture.say("b", in: document, by: fixture.ada))
  let changed = try #require(try fixture.store.changeable(1))
  #expect(changed.changed.repaired.layout.tables[0].cells[0].text == "b")
  #expect(changed.unjudged == document.unjudged)
  #expect(try fixture.store.reviewedFields(of: 1).map(\.field.id) == ["r1.other"])
  #expect(try fixture.store.audit().fault == nil)
  #expect(try fixture.store.audit().entryCount == 1)
  // The page that still shows the field that stood there decides nothing.
  guard case .outdated = try fixture.decide(.accept, on: shown, by: fixture.ada) else {
    Issue.record("A decision on a field that is no longer there was taken.")
    return
  }
}

@Test func `a document's output is to be written from a change on until somebody wrote it`() throws
{
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  #expect(try fixture.store.documentsToWrite() == [])
  #expect(
    try fixture.say("b", in: try #require(try fixture.store.changeable(1)), by: fixture.ada))
  #expect(try fixture.store.documentsToWrite() == [1])
  try fixture.store.noteWritten(1, as: nil)
  #expect(try fixture.store.documentsToWrite() == [])
  #expect(
    try fixture.say(
      "c", in: try #require(try fixture.store.changeable(1)), by: fixture.ada, request: "request-1")
  )
  // A run writes the output before it puts the document down.
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  #expect(try fixture.store.documentsToWrite() == [])
}

@Test func `of two who write a document's output one waits, and nobody who writes another's`()
  throws
{
  let fixture = try ReviewFixture()
  let folder = fixture.store.folder
  let content = try fixture.content(1)
  let elsewhere = try #require(ContentID("sha256:" + String(repeating: "f", count: 64)))
  let isHeld = Mutex(true)
  let second = Thread {
    guard let lock = try? OutputLock(content, in: folder) else { return }
    #expect(isHeld.withLock { !$0 })
    withExtendedLifetime(lock) {}
  }
  do {
    let first = try OutputLock(content, in: folder)
    let other = try OutputLock(elsewhere, in: folder)
    second.start()
    Thread.sleep(forTimeInterval: 0.1)
    isHeld.withLock { $0 = false }
    withExtendedLifetime(first) {}
    withExtendedLifetime(other) {}
  }
  while !second.isFinished { Thread.sleep(forTimeInterval: 0.01) }
}

@Test func `of two changes made at once the second is refused`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  let document = try #require(try fixture.store.changeable(1))
  #expect(try fixture.say("b", in: document, by: fixture.ada, request: "request-1"))
  #expect(try !fixture.say("c", in: document, by: fixture.bo, request: "request-2"))
  #expect(try fixture.say("b", in: document, by: fixture.ada, request: "request-1"))
  #expect(try fixture.store.audit().entryCount == 1)
}

@Test func `a change of a document that was extracted anew meanwhile is refused`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  var document = try #require(try fixture.store.changeable(1))
  document.extractedAt = "2020-01-01T00:00:00Z"
  #expect(try !fixture.say("b", in: document, by: fixture.ada))
  #expect(try fixture.store.audit().entryCount == 0)
}

@Test func `an undone change no longer stands`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)], tables: [table("a")])
  #expect(
    try fixture.say("b", in: try #require(try fixture.store.changeable(1)), by: fixture.ada))
  let document = try #require(try fixture.store.changeable(1))
  let last = try #require(document.changes.last)
  #expect(
    try fixture.say(
      "a", in: document, by: fixture.ada, undoes: last.decision, request: "request-1"))
  #expect(try fixture.store.changeable(1)?.changes == [])
}

@Test func `a failed check that points at no field is in the queue, and is accepted once seen`()
  throws
{
  let fixture = try ReviewFixture()
  let check = CheckResult(
    rule: .sumMismatch, status: .failed, fields: [], message: "The form has no total.")
  try fixture.extract(1, [("10", 0.95)], checks: [check])
  let item = try #require(try fixture.next(fixture.ada))
  #expect(item.address.check == 0)
  let desk = try #require(try fixture.store.desk(item.address))
  #expect(desk.current?.field.value == "The form has no total.")
  guard case .refused = try fixture.decide(.correct, "1", on: item, by: fixture.ada) else {
    Issue.record("A check was given a value.")
    return
  }
  #expect(try fixture.recorded(.accept, on: item, by: fixture.ada).state == .done)
  #expect(try fixture.next(fixture.ada) == nil)
  #expect(try fixture.store.reviewedFields(of: 1).count == 1)
}

@Test func `the queue is narrowed to a failed rule and to an issuer`() throws {
  let fixture = try ReviewFixture()
  let check = CheckResult(
    rule: .sumMismatch, status: .failed, fields: ["r1.f1"], message: "It does not add up.")
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)], checks: [check])
  try fixture.extract(2, [("10", 0.5)])
  func open(_ change: (inout QueueFilter) -> Void) throws -> Int {
    var filter = QueueFilter()
    change(&filter)
    return try fixture.store.queueOverview(filter, documents: 0).open
  }
  #expect(try open { $0.rule = "sum_mismatch" } == 1)
  #expect(try open { $0.rule = "another" } == 0)
  #expect(try open { $0.issuer = "/2.pdf" } == 1)
  #expect(try open { $0.issuer = "nobody" } == 0)
  let overview = try fixture.store.queueOverview(QueueFilter(), documents: 0)
  #expect(overview.rules.map(\.name) == ["sum_mismatch"])
  #expect(overview.rules.map(\.count) == [1])
}

@Test func `errors among accepted fields are counted in the sample alone`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(
    1, [("10", 0.95), ("20", 0.95), ("30", 0.95), ("40", 0.5)], sampled: [0, 1])
  var item = try #require(try fixture.next(fixture.ada))
  item = try fixture.recorded(.correct, "11", on: item, by: fixture.ada)
  while let next = try fixture.next(fixture.ada, after: item.address) {
    item = try fixture.recorded(.accept, on: next, by: fixture.ada)
  }
  let progress = try fixture.store.reviewProgress(days: 1)
  #expect(progress.sampled == 2)
  #expect(progress.sampledWrong == 1)
}

@Test func `a share's bounds are Wilson's`() throws {
  let estimate = try #require(ShareEstimate(10, of: 100))
  // From the formula, reckoned by hand to four places.
  #expect(abs(estimate.low - 0.0552) < 0.0001)
  #expect(abs(estimate.high - 0.1744) < 0.0001)
  #expect(ShareEstimate(0, of: 20)?.low == 0)
  #expect(ShareEstimate(0, of: 0) == nil)
}

@Test func `what holds becomes lessons, and what was undone does not`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  let first = try #require(try fixture.next(fixture.ada))
  _ = try fixture.recorded(.correct, "11", on: first, by: fixture.ada)
  let second = try #require(try fixture.next(fixture.ada, after: first.address))
  let decided = try fixture.recorded(.reject, on: second, by: fixture.ada)
  _ = try fixture.recorded(.undo, on: decided, by: fixture.ada)
  var lessons: [ReviewLesson] = []
  try fixture.store.eachLesson { lessons.append($0) }
  #expect(lessons.map(\.field) == ["r1.f0"])
  #expect(lessons.first?.decision == "corrected")
  #expect(lessons.first?.before == "10")
  #expect(lessons.first?.after == "11")
  #expect(lessons.first?.profile == "cn-form/1")
}
