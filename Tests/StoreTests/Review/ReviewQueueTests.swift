import Store
import TestSupport
import Testing

@Test func `only fields that need a look are in the queue, the costliest document first`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.99), ("20", 0.8)])
  try fixture.extract(2, [("30", 0.99), ("90000000", 0.1), ("50", 0.5)])
  let first = try #require(try fixture.next(fixture.ada))
  #expect(first.address == ItemAddress(document: 2, field: 1))
  let second = try #require(try fixture.next(fixture.ada, after: first.address))
  #expect(second.address == ItemAddress(document: 2, field: 2), "the eye stays on the document")
  _ = try fixture.recorded(.accept, on: first, by: fixture.ada)
  _ = try fixture.recorded(.accept, on: second, by: fixture.ada)
  let third = try #require(try fixture.next(fixture.ada, after: second.address))
  #expect(third.address == ItemAddress(document: 1, field: 1))
  _ = try fixture.recorded(.accept, on: third, by: fixture.ada)
  #expect(try fixture.next(fixture.ada, after: third.address) == nil)
}

@Test func `accepted fields of the sample are in the queue, unmarked`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.99), ("20", 0.99), ("30", 0.99)], sampled: [1])
  let item = try #require(try fixture.next(fixture.ada))
  #expect(item.address.field == 1)
  #expect(try fixture.store.desk(item.address)?.current?.flags == [])
  _ = try fixture.recorded(.accept, on: item, by: fixture.ada)
  #expect(try fixture.next(fixture.ada) == nil)
}

@Test func `two reviewers are never given the same field until a lease is over`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  let ada = try #require(try fixture.next(fixture.ada))
  let bo = try #require(try fixture.next(fixture.bo))
  #expect(ada.address != bo.address)
  #expect(try fixture.decide(.accept, on: ada, by: fixture.bo) == .leased(ada))
  #expect(try fixture.next(fixture.lead) == nil)
  let late = try #require(try fixture.next(fixture.lead, at: 301))
  #expect(late.address == ada.address)
}

@Test func `another document is given to whoever comes second`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.1), ("20", 0.1)])
  try fixture.extract(2, [("10", 0.6)])
  #expect(try fixture.next(fixture.ada)?.address.document == 1)
  #expect(try fixture.next(fixture.bo)?.address.document == 2)
}

@Test func `a decision on what changed meanwhile is not recorded`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)])
  let item = try #require(try fixture.next(fixture.ada))
  let decided = try fixture.recorded(.accept, on: item, by: fixture.ada)
  #expect(decided.state == .done)
  #expect(try fixture.decide(.correct, "11", on: item, by: fixture.bo) == .outdated(decided))
  #expect(try fixture.store.audit().entryCount == 1)
}

@Test func `a request that is sent twice is one decision`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)])
  let item = try #require(try fixture.next(fixture.ada))
  let first = try fixture.decide(.correct, "11", on: item, by: fixture.ada, request: "request-1")
  let second = try fixture.decide(.correct, "11", on: item, by: fixture.ada, request: "request-1")
  #expect(first == second)
  #expect(try fixture.store.audit().entryCount == 1)
}

@Test func `an undone decision puts the field back into the queue and stays in the log`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)])
  let item = try #require(try fixture.next(fixture.ada))
  let decided = try fixture.recorded(.reject, on: item, by: fixture.ada)
  let open = try fixture.recorded(.undo, on: decided, by: fixture.ada)
  #expect(open.state == .open)
  #expect(try fixture.store.reviewedFields(of: 1).first?.status == "needs_review")
  #expect(try fixture.store.audit().entryCount == 2)
  #expect(try fixture.next(fixture.ada)?.address == item.address)
  #expect(
    try fixture.decide(.undo, on: open, by: fixture.ada)
      == .refused(reason: "there is no decision to undo"))
}

@Test func `nobody but a lead undoes another's decision`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)])
  let item = try #require(try fixture.next(fixture.ada))
  let decided = try fixture.recorded(.accept, on: item, by: fixture.ada)
  #expect(throws: ReviewFixture.NotRecorded.self) {
    try fixture.recorded(.undo, on: decided, by: fixture.bo)
  }
  #expect(try fixture.recorded(.undo, on: decided, by: fixture.lead).state == .open)
}

@Test func `only a suggestion that was made can be taken`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  let first = try #require(try fixture.next(fixture.ada))
  let second = try #require(try fixture.next(fixture.ada, after: first.address))
  _ = try fixture.recorded(.suggestion, on: first, by: fixture.ada)
  #expect(
    try fixture.store.reviewedFields(of: 1).first?.value == ReviewedValue(.corrected, value: "42"))
  #expect(
    try fixture.decide(.suggestion, on: second, by: fixture.ada)
      == .refused(reason: "nothing was suggested"))
}

@Test func `what was skipped comes again when nothing else is left`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  let first = try #require(try fixture.next(fixture.ada))
  try fixture.store.skip(first.address, by: fixture.reader(fixture.ada))
  let second = try #require(try fixture.next(fixture.ada, after: first.address))
  #expect(second.address != first.address)
  _ = try fixture.recorded(.accept, on: second, by: fixture.ada)
  #expect(try fixture.next(fixture.ada, after: second.address)?.address == first.address)
}

@Test func `a filter narrows the queue`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  var filter = QueueFilter()
  filter.field = "f1"
  filter.flag = "low_ocr_confidence"
  let reader = fixture.reader(fixture.ada)
  #expect(try fixture.store.nextItem(for: reader, after: nil, filter)?.address.field == 1)
  filter.kind = "another"
  #expect(try fixture.store.nextItem(for: reader, after: nil, filter) == nil)
  #expect(try fixture.store.queueOverview(filter, documents: 9).open == 0)
}

@Test func `a second opinion is another's, and a lead settles a disagreement`() throws {
  let fixture = try ReviewFixture()
  let opinions = SecondOpinions(amount: 1000)
  try fixture.extract(1, [("5000", 0.5)], opinions: opinions)
  let item = try #require(try fixture.next(fixture.ada))
  let second = try fixture.recorded(.accept, on: item, by: fixture.ada, opinions: opinions)
  #expect(second.state == .second)
  #expect(try fixture.next(fixture.ada) == nil, "not the same person again")
  let shown = try #require(try fixture.next(fixture.bo))
  #expect(shown.address == item.address)
  let disputed = try fixture.recorded(
    .correct, "6000", on: shown, by: fixture.bo, opinions: opinions)
  #expect(disputed.state == .lead)
  #expect(try fixture.next(fixture.bo) == nil)
  let led = try #require(try fixture.next(fixture.lead))
  let settled = try fixture.recorded(
    .correct, "5500", on: led, by: fixture.lead, opinions: opinions)
  #expect(settled.state == .done)
}

@Test func `two people who agree settle a field`() throws {
  let fixture = try ReviewFixture()
  let opinions = SecondOpinions(amount: 1000)
  try fixture.extract(1, [("5000", 0.5)], opinions: opinions)
  for account in [fixture.ada, fixture.bo] {
    let item = try #require(try fixture.next(account))
    _ = try fixture.recorded(.accept, on: item, by: account, opinions: opinions)
  }
  #expect(try fixture.store.queueOverview(QueueFilter(), documents: 0).done == 1)
}

@Test func `a share of second opinions is about as large as asked`() throws {
  let fixture = try ReviewFixture()
  let opinions = SecondOpinions(share: 0.2)
  try fixture.extract(1, (0..<300).map { ("\($0)", 0.5) }, opinions: opinions)
  while let item = try fixture.next(fixture.ada) {
    _ = try fixture.recorded(.accept, on: item, by: fixture.ada, opinions: opinions)
  }
  let overview = try fixture.store.queueOverview(QueueFilter(), documents: 0)
  #expect(overview.open == 0)
  #expect((35...85).contains(overview.second))
}
