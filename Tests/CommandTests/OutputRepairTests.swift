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
