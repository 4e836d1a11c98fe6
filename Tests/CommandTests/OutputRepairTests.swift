import Foundation
import TestSupport
import Testing

/// A store with one document, whose output somebody disturbs.
private struct Fixture {
  let folder: ScratchFolder
  /// From the folder on.
  private let name: String
  private let arguments: [String]

  init() throws {
    folder = try ScratchFolder()
    let input = try folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
    arguments = ["run", input, "--store", folder.path + "/store"]
    #expect(try Command.run(arguments).code == 0)
    name = try #require(
      folder.contents.first { $0.hasPrefix("store/documents/") && $0.hasSuffix(".json") })
  }

  private var output: String { folder.path + "/" + name }

  /// How many documents the next run extracts; it is given the input, or nothing.
  func extractedCount(withPath: Bool = true) throws -> Int {
    let run = try Command.run(
      withPath ? arguments : ["run", "--store", folder.path + "/store"])
    #expect(run.code == 0)
    return run.errors.split(separator: "\n").count { $0.contains("/in/a.pdf: succeeded") }
  }

  func content() throws -> Data { try Data(contentsOf: URL(filePath: output)) }

  func document() throws -> String { try folder.document(name) }

  /// Gives the output another content without putting another file in its place.
  func overwrite(_ content: Data) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: output))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: content)
    try file.close()
  }

  /// Does something with the output and sets its time back to what that was.
  func keepingTime(_ change: () throws -> Void) throws {
    let reference = folder.path + "/reference"
    #expect(try Command.run([], shell: "touch -r \(output) \(reference)").code == 0)
    try change()
    #expect(try Command.run([], shell: "touch -r \(reference) \(output)").code == 0)
  }
}

@Test(arguments: [true, false])
func `an output that was cut short or changed is made again, and left alone then`(
  withPath: Bool
) throws {
  let fixture = try Fixture()
  let whole = try fixture.document()
  for isCut in [true, false] {
    var changed = try fixture.content()
    if isCut { changed.removeLast() } else { changed[0] = UInt8(ascii: "[") }
    try fixture.overwrite(changed)
    #expect(try fixture.extractedCount(withPath: withPath) == 1)
    #expect(try fixture.document() == whole)
    #expect(try fixture.extractedCount(withPath: withPath) == 0)
  }
}

@Test func `an output with another time is read once, and left where its content is the same`()
  throws
{
  let fixture = try Fixture()
  let content = try fixture.content()
  try fixture.overwrite(content)
  #expect(try fixture.extractedCount() == 0)
  #expect(try fixture.content() == content)
  // With the time the run has seen, not even another content makes the next one read it.
  try fixture.keepingTime {
    try fixture.overwrite(Data(repeating: UInt8(ascii: "x"), count: content.count))
  }
  #expect(try fixture.extractedCount() == 0)
}

@Test func `outputs that an older release wrote are only looked for`() throws {
  let fixture = try Fixture()
  let older =
    ["byte_count", "modified", "digest"].map { "ALTER TABLE documents DROP COLUMN output_\($0);" }
    + ["DELETE FROM grdb_migrations WHERE identifier = 'output marks';"]
  let database = fixture.folder.path + "/store/ledger.sqlite"
  let program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
  let sqlite = try Command.run(
    [database, older.joined()], shell: "exec python3 -c '\(program)' \"$@\"")
  #expect(sqlite.code == 0)
  try fixture.overwrite(Data("{}".utf8))
  #expect(try fixture.extractedCount() == 0)
  #expect(try fixture.content() == Data("{}".utf8))
}

/// A store whose document needs a password, which the next runs are not given.
private struct LockedFixture {
  let folder: ScratchFolder
  let input: String
  private let arguments: [String]
  /// From the folder on.
  let name: String

  init() throws {
    folder = try ScratchFolder()
    let encrypted = try Data(contentsOf: Project.folder.appending(path: "samples/encrypted.pdf"))
    input = try folder.file("in/locked.pdf", encrypted)
    arguments = ["run", "--store", folder.path + "/store"]
    #expect(try Command.run(arguments + [input, "--password", "chenglan-2026"]).code == 0)
    name = try #require(
      folder.contents.first { $0.hasPrefix("store/documents/") && $0.hasSuffix(".json") })
  }

  var output: String { folder.path + "/" + name }

  func run(_ more: [String] = [], withPath: Bool = true) throws -> Command {
    try Command.run(arguments + (withPath ? [input] : []) + more)
  }

  func status() throws -> [String: Any] {
    try #require(
      try Command.run(["status", "--store", folder.path + "/store", "--json"]).json)
  }

  func count(_ status: String) throws -> Int? {
    (try self.status()["documents"] as? [String: Int])?[status]
  }
}

@Test(arguments: ["cut", "gone"], [true, false])
func `an output that cannot be made again is no success any more`(
  disturbance: String, withPath: Bool
) throws {
  let fixture = try LockedFixture()
  let whole = try fixture.folder.document(fixture.name)
  if disturbance == "cut" {
    try Data("{".utf8).write(to: URL(filePath: fixture.output))
  } else {
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/store/documents")
  }
  #expect(try fixture.run(withPath: withPath).code == 4)
  #expect(try fixture.count("succeeded") == 0)
  #expect(try fixture.count("encrypted") == 1)
  #expect(!FileManager.default.fileExists(atPath: fixture.output))
  let retry = try fixture.run(["--retry", "encrypted", "--password", "chenglan-2026"])
  #expect(retry.code == 0)
  #expect(try fixture.folder.document(fixture.name) == whole)
}

@Test func `a document that fails when it is asked for again keeps an output that is whole`() throws
{
  let fixture = try LockedFixture()
  let again = ["--redo", "--ocr", "never"]
  _ = try fixture.run(again)
  #expect(try fixture.count("succeeded") == 1)
  try Data("{".utf8).write(to: URL(filePath: fixture.output))
  #expect(try fixture.run(again).code == 4)
  #expect(try fixture.count("encrypted") == 1)
}

@Test func `an output that cannot be written again leaves its document to be done`() throws {
  let fixture = try LockedFixture()
  let documents = fixture.folder.path + "/store/documents"
  try FileManager.default.removeItem(atPath: documents)
  try fixture.folder.file("store/documents", "")
  let password = ["--password", "chenglan-2026"]
  #expect(try fixture.run(password).code == 6)
  #expect(try fixture.status()["pending"] as? Int == 1)
  try FileManager.default.removeItem(atPath: documents)
  #expect(try fixture.run(password, withPath: false).code == 0)
  #expect(try fixture.count("succeeded") == 1)
}

@Test func `a run without paths tells of a lost output whose input holds other bytes now`() throws {
  let fixture = try LockedFixture()
  let password = ["--password", "chenglan-2026"]
  let whole = try Data(contentsOf: URL(filePath: fixture.input))
  try FileManager.default.removeItem(atPath: fixture.output)
  try DrawnPDF(texts: ["A"]).data.write(to: URL(filePath: fixture.input))
  for _ in 1...2 {
    let run = try fixture.run(password, withPath: false)
    #expect(run.code == 5)
    #expect(run.errors.contains("/in/locked.pdf: its file holds other bytes now"))
    #expect(try fixture.status()["pending"] as? Int == 1)
  }
  let copy = try fixture.folder.file("in/copy.pdf", whole)
  #expect(
    try Command.run(
      ["run", copy, "--store", fixture.folder.path + "/store"] + password
    ).code == 0)
  // Of two paths the one that has the bytes is taken.
  try FileManager.default.removeItem(atPath: fixture.output)
  #expect(try fixture.run(password, withPath: false).code == 0)
}

@Test func `what lies in an output's place is told as that, not as a want of room`() throws {
  let fixture = try LockedFixture()
  try FileManager.default.removeItem(atPath: fixture.output)
  try fixture.folder.file(fixture.name + "/kept", "")
  let run = try fixture.run(["--password", "chenglan-2026"])
  #expect(run.code == 6)
  #expect(run.errors.contains("take away what lies in its place and start the run again"))
  #expect(!run.errors.contains("make room"))
  #expect(try fixture.status()["pending"] as? Int == 1)
}
