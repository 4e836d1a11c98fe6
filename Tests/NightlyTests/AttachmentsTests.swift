import Crawl
import Foundation
import Nightly
import TestSupport
import Testing

/// What a line of Python writes to standard output.
private func bytes(python script: String) throws -> [UInt8] {
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
private func archive(_ body: String) throws -> [UInt8] {
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
private func parts(
  of content: [UInt8], kind: String, converter: OfficeConverter = OfficeConverter(searchPath: "")
) throws -> [ReadablePart] {
  let folder = try ScratchFolder()
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

@Test func `an office file becomes a PDF by whatever is called soffice`() throws {
  let folder = try ScratchFolder()
  let program = try folder.file(
    "soffice",
    "#!/bin/sh\nfor last; do :; done\nprintf '%%PDF-1.4 of ' > \"${last%.*}.pdf\"\n"
      + "cat \"$last\" >> \"${last%.*}.pdf\"\n")
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  let converter = OfficeConverter(searchPath: folder.path)
  let made = try parts(of: Array("{\\rtf1 text}".utf8), kind: "word", converter: converter)
  #expect(made.first?.note == "converted to PDF by LibreOffice")
  #expect(made.first?.hash != nil)
}

@Test func `a spreadsheet becomes HTML, once for all its copies in an archive`() throws {
  let folder = try ScratchFolder()
  let program = try folder.file(
    "soffice",
    "#!/bin/sh\nfor last; do :; done\n"
      + "case \"$*\" in *'--convert-to html'*) ;; *) exit 1 ;; esac\n"
      // As LibreOffice does, another content each time.
      + "printf '<!DOCTYPE html><p>%s' \"$$\" > \"${last%.*}.html\"\n")
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  let zip = try archive(
    "b = io.BytesIO(); y = zipfile.ZipFile(b, 'w'); y.writestr('xl/a.xml', ''); "
      + "y.writestr('[Content_Types].xml', ''); y.close(); z.writestr('a.xlsx', b.getvalue()); z.writestr('b.xlsx', b.getvalue())"
  )
  let made = try parts(of: zip, kind: "zip", converter: OfficeConverter(searchPath: folder.path))
  #expect(made.map(\.name) == ["a.xlsx", "b.xlsx"])
  #expect(made.map(\.note) == Array(repeating: "converted to HTML by LibreOffice", count: 2))
  #expect(made[0].hash != nil && made[0].hash == made[1].hash)
}

@Test func `a converter that hangs is ended with all it started`() throws {
  let folder = try ScratchFolder()
  let program = try folder.file("soffice", "#!/bin/sh\nsleep 600 &\nwait\n")
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  let converter = OfficeConverter(searchPath: folder.path, seconds: 1)
  let made = try parts(of: Array("{\\rtf1 text}".utf8), kind: "word", converter: converter)
  #expect(made.first?.note == "LibreOffice took more than 1 s for it")
}
