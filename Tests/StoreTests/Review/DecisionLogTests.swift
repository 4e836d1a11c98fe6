import Foundation
import Store
import TestSupport
import Testing

@Test func `decisions hold after a new extraction, and are asked again where it reads otherwise`()
  throws
{
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5), ("20", 0.5)])
  for _ in 0..<2 {
    let item = try #require(try fixture.next(fixture.ada))
    _ = try fixture.recorded(.correct, "7", on: item, by: fixture.ada)
  }
  #expect(try fixture.next(fixture.ada) == nil)
  // Another version: identifiers and places are a little others, the second value is read anew.
  try reextract(fixture, [("10", 0.4), ("26", 0.4)], left: 11, firstRecord: 2)
  let item = try #require(try fixture.next(fixture.ada))
  #expect(item.address.field == 1)
  #expect(try fixture.next(fixture.ada, after: item.address)?.address == item.address)
  let entries = try fixture.store.reviewedFields(of: 1)
  #expect(entries.map { $0.value?.value } == ["7", nil])
  #expect(entries.map(\.status) == ["corrected", "needs_review"])
}

@Test func `a value that moved to another place is asked again`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, [("10", 0.5)])
  let item = try #require(try fixture.next(fixture.ada))
  _ = try fixture.recorded(.accept, on: item, by: fixture.ada)
  try reextract(fixture, [("10", 0.5)], left: 60, firstRecord: 1)
  #expect(try fixture.next(fixture.ada)?.address == item.address)
}

/// Extracts document 1 again, at another moment than before.
private func reextract(
  _ fixture: ReviewFixture, _ fields: [(value: String, confidence: Double)], left: Double,
  firstRecord: Int
) throws {
  try database(
    fixture.folder, "UPDATE review_documents SET extracted_at = '2020-01-01T00:00:00Z'")
  try fixture.extract(1, fields, left: left, firstRecord: firstRecord)
}

@Test func `the log cannot be changed or shortened, and a forged one is found out`() throws {
  let fixture = try ReviewFixture()
  try fixture.extract(1, (0..<5).map { ("\($0)", 0.5) })
  while let item = try fixture.next(fixture.ada) {
    _ = try fixture.recorded(.correct, "9", on: item, by: fixture.ada)
  }
  let report = try fixture.store.audit()
  #expect(report.entryCount == 5)
  #expect(report.fault == nil)
  #expect(throws: Refused.self) {
    try database(fixture.folder, "UPDATE decisions SET after = '{}' WHERE id = 2")
  }
  #expect(throws: Refused.self) { try database(fixture.folder, "DELETE FROM decisions") }
  try database(
    fixture.folder,
    "DROP TRIGGER decisions_stay; UPDATE decisions SET user_name = 'eve' WHERE id = 3")
  #expect(try fixture.store.audit().fault?.entry == 3)
  try database(
    fixture.folder, "DROP TRIGGER decisions_remain; DELETE FROM decisions WHERE id = 2")
  #expect(try fixture.store.audit().fault?.reason == "entry 2 is missing")
}

private struct Refused: Error {}

/// Does something with the database behind the store's back.
private func database(_ folder: ScratchFolder, _ sql: String) throws {
  let python = Process()
  python.executableURL = URL(filePath: "/usr/bin/env")
  python.arguments = [
    "python3", "-c",
    "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2])",
    folder.path + "/ledger.sqlite", sql,
  ]
  python.standardError = FileHandle.nullDevice
  try python.run()
  python.waitUntilExit()
  guard python.terminationStatus == 0 else { throw Refused() }
}
