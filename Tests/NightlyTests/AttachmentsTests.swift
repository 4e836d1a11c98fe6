import Crawl
import Foundation
import Nightly
import TestSupport
import Testing

/// What a line of Python writes to standard output.
func bytes(python script: String) throws -> [UInt8] {
  let process = Process()
  process.executableURL = Project.python
  process.arguments = ["-c", "import sys, io, zipfile, random\n" + script]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(data)
}

/// A ZIP file made by Python: `body` adds to the archive z.
func archive(_ body: String) throws -> [UInt8] {
  try bytes(
    python: """
      out = io.BytesIO()
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        random.seed(1)
        \(body)
      sys.stdout.buffer.write(out.getvalue())
      """)
}

@Test(arguments: [
  "b''", "b'x'", "b'abc' * 100000", "bytes(random.randrange(256) for _ in range(200000))",
  "bytes(random.choice(b'0123456789. ') for _ in range(300000))",
  "b'\\x00' * 70000 + bytes(range(256)) * 300",
])
func `packed bytes come out as they went in`(content: String) throws {
  let zip = try archive("data = \(content); z.writestr('a', data); z.writestr('b', data, 0)")
  let expected = try bytes(python: "random.seed(1)\nsys.stdout.buffer.write(\(content))")
  let members = try ZipArchive(zip).members()
  #expect(members.map(\.name) == ["a", "b"])
  #expect(members.allSatisfy { $0.bytes == expected })
}

@Test func `bombs are refused before they go off`() throws {
  let large = try archive("z.writestr('a', b'0' * (300 << 20))")
  #expect(throws: ZipArchive.Failure.bomb) { try ZipArchive(large).members() }
  var limits = ZipArchive.Limits()
  limits.totalBytes = 1000
  let many = try archive("[z.writestr(str(i), b'1234567890' * 30) for i in range(5)]")
  #expect(throws: ZipArchive.Failure.bomb) { try ZipArchive(many, limits: limits).members() }
  limits = ZipArchive.Limits()
  limits.members = 4
  #expect(throws: ZipArchive.Failure.bomb) { try ZipArchive(many, limits: limits).members() }
}

@Test func `a size that lies is found out`() throws {
  var zip = try archive("z.writestr('a', b'0' * 5000000)")
  // The size that the directory tells, 24 bytes into its entry.
  let entry = try #require(zip.indices.last { zip[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
  zip.replaceSubrange(entry + 24..<entry + 28, with: [10, 0, 0, 0])
  #expect(throws: ZipArchive.Failure.bomb) { try ZipArchive(zip).members() }
}

@Test func `damaged archives fail and nothing more`() throws {
  let zip = try archive(
    "[z.writestr(str(i), bytes(random.randrange(256) for _ in range(300))) for i in range(3)]")
  for position in zip.indices {
    var broken = zip
    broken[position] ^= 0xFF
    _ = try? ZipArchive(broken).members()
    _ = try? ZipArchive(Array(zip.prefix(position))).members()
  }
}

/// A store with one body, and the parts that are made of it.
func parts(
  of content: [UInt8], kind: String, converter: OfficeConverter = OfficeConverter(searchPath: ""),
  in folder: ScratchFolder? = nil
) throws -> [ReadablePart] {
  let folder = try folder ?? ScratchFolder()
  let store = try CrawlStore(folder: folder.path, keepFree: 0)
  let body = try store.bodyWriter()
  try body.write(content)
  let hash = try body.finish().hash
  let attachments = Attachments(store, converter: converter)
  let parts = try attachments.parts(of: hash, kind: kind)
  #expect(try attachments.parts(of: hash, kind: kind) == parts)
  return parts
}

@Test func `members of an archive are told by their content`() throws {
  let zip = try archive(
    "z.writestr('budget.pdf', b'%PDF-1.4 x'); z.writestr('fake.pdf', b'\\x00\\x01\\x02');"
      + " z.writestr('note.doc', b'{\\\\rtf1 x}'); z.writestr('folder/', b'')")
  let parts = try parts(of: zip, kind: "zip")
  #expect(parts.map(\.name) == ["budget.pdf", "fake.pdf", "note.doc"])
  #expect(parts[0].hash != nil)
  #expect(parts[1].note == "its content is of no known kind")
  #expect(parts[2].note == "it is a word file and LibreOffice is not installed")
}
