import CLinux
import Foundation
import Nightly
import TestSupport
import Testing

/// A program that is called soffice, where a converter finds it.
private struct Office {
  let folder = try? ScratchFolder(besideProducts: true)

  /// `script` has the file that is to be converted as $last.
  func converter(_ script: String, seconds: Int = 60) throws -> OfficeConverter {
    let folder = try #require(folder)
    let program = try folder.file("soffice", "#!/bin/sh\nfor last; do :; done\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    return OfficeConverter(
      searchPath: folder.path, seconds: seconds, launcher: BuiltExecutable.gongkai)
  }
}

/// The one that is installed.
private let installed = OfficeConverter(
  searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", launcher: BuiltExecutable.gongkai)

private let text = Array("{\\rtf1 text}".utf8)

@Test func `an office file becomes a PDF by whatever is called soffice`() throws {
  let office = Office()
  let converter = try office.converter(
    "printf '%%PDF-1.4 of ' > \"${last%.*}.pdf\"\ncat \"$last\" >> \"${last%.*}.pdf\"\n")
  let made = try parts(of: text, kind: "word", converter: converter)
  #expect(made.first?.note == "converted to PDF by LibreOffice")
  #expect(made.first?.hash != nil)
}

@Test func `a spreadsheet becomes HTML, once for all its copies in an archive`() throws {
  let office = Office()
  let converter = try office.converter(
    "case \"$*\" in *'--convert-to html'*) ;; *) exit 1 ;; esac\n"
      // As LibreOffice does, another content each time.
      + "printf '<!DOCTYPE html><p>%s' \"$(date +%N)\" > \"${last%.*}.html\"\n")
  let zip = try archive(
    "b = io.BytesIO(); y = zipfile.ZipFile(b, 'w'); y.writestr('xl/a.xml', ''); "
      + "y.writestr('[Content_Types].xml', ''); y.close(); z.writestr('a.xlsx', b.getvalue()); z.writestr('b.xlsx', b.getvalue())"
  )
  let made = try parts(of: zip, kind: "zip", converter: converter)
  #expect(made.map(\.name) == ["a.xlsx", "b.xlsx"])
  #expect(made.map(\.note) == Array(repeating: "converted to HTML by LibreOffice", count: 2))
  #expect(made[0].hash != nil && made[0].hash == made[1].hash)
}

@Test func `a converter that hangs is ended with all it started`() throws {
  let office = Office()
  let converter = try office.converter("sleep 600 &\nwait\n", seconds: 1)
  let made = try parts(of: text, kind: "word", converter: converter)
  #expect(made.first?.note == "LibreOffice took more than 1 s for it")
}

@Test(.enabled(if: landlock_version() > 0))
func `a converter reads nothing of the user's, writes nowhere else, and reaches no network`() throws
{
  let office = Office()
  let outside = try ScratchFolder()
  let beside = try ScratchFolder(besideProducts: true)
  for folder in [outside, beside] { try folder.file("secret", "the neighbour's") }
  let attempts = [
    "cat '\(outside.path)/secret'", "cat '\(beside.path)/secret'", "ls '\(beside.path)'",
    "ls /home",
    "cat /etc/passwd", "echo x > '\(beside.path)/made'", "rm '\(beside.path)/secret'",
    "echo x > /var/tmp/gongkai-made",
    "python3 -c 'import socket; socket.socket(socket.AF_INET)'",
    // What it does need.
    "! cat \"$last\"", "! echo x > \"$HOME/made\"", "! test -d /usr/lib", "test -n \"$USER$LANG\"",
  ]
  let script =
    "printf '%%PDF-1.4 ' > \"${last%.*}.pdf\"\n"
    + attempts.enumerated().map { number, attempt in
      "if \(attempt); then printf '\(number) ' >> \"${last%.*}.pdf\"; fi\n"
    }.joined()
  let store = try ScratchFolder()
  let made = try parts(of: text, kind: "word", converter: try office.converter(script), in: store)
  let hash = try #require(made.first?.hash)
  let written = try FileManager.default.subpaths(atPath: store.path)?.first { $0.hasSuffix(hash) }
    .map { try String(contentsOfFile: store.path + "/" + $0, encoding: .utf8) }
  // The numbers of the attempts that succeeded.
  #expect(written == "%PDF-1.4 ")
  #expect(beside.contents == ["secret"])
}

/// A Word file that shows a picture: its own, or one that is named by its place.
private func document(showing place: String?) throws -> [UInt8] {
  let relation =
    place.map { "Target='file://\($0)' TargetMode='External'" } ?? "Target='media/p.png'"
  let reference = place == nil ? "embed" : "link"
  return try archive(
    """
    import struct, zlib
      part = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
      png = (b'\\x89PNG\\r\\n\\x1a\\n' + part(b'IHDR', struct.pack('>IIBBBBB', 40, 40, 8, 2, 0, 0, 0))
        + part(b'IDAT', zlib.compress((b'\\0' + b'\\xff\\0\\0' * 40) * 40)) + part(b'IEND', b''))
      place = "\(place ?? "")"
      if place: open(place, 'wb').write(png)
      head = '<?xml version="1.0"?>'
      package = 'http://schemas.openxmlformats.org/package/2006/'
      office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
      drawing = 'http://schemas.openxmlformats.org/drawingml/2006/'
      z.writestr('[Content_Types].xml', head + f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
      z.writestr('_rels/.rels', head + f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>')
      z.writestr('word/_rels/document.xml.rels', head + f"<Relationships xmlns='{package}relationships'><Relationship Id='r9' Type='{office}/image' \(relation)/></Relationships>")
      z.writestr('word/media/p.png', png)
      z.writestr('word/document.xml', head + f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{office}" xmlns:wp="{drawing}wordprocessingDrawing" xmlns:a="{drawing}main" xmlns:pic="{drawing}picture"><w:body><w:p><w:r><w:t>Before</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="952500"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="{drawing}picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:\(reference)="r9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="952500" cy="952500"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>')
    """)
}

/// Whether LibreOffice's PDF of a document has a picture.
private func hasPicture(_ document: [UInt8]) throws -> Bool {
  let store = try ScratchFolder()
  let made = try parts(of: document, kind: "word", converter: installed, in: store)
  #expect(made.first?.note == "converted to PDF by LibreOffice")
  let hash = try #require(made.first?.hash)
  let path = try #require(
    FileManager.default.subpaths(atPath: store.path)?.first { $0.hasSuffix(hash) })
  let pdf = try Data(contentsOf: URL(filePath: store.path + "/" + path))
  return pdf.range(of: Data("/Subtype/Image".utf8)) != nil
}

@Test(.enabled(if: landlock_version() > 0 && installed.isAvailable))
func `LibreOffice draws a document's own picture and none that lies on this machine`() throws {
  #expect(try hasPicture(document(showing: nil)))
  let outside = try ScratchFolder()
  let beside = try ScratchFolder(besideProducts: true)
  for folder in [outside, beside] {
    #expect(try !hasPicture(document(showing: folder.path + "/p.png")))
    #expect(folder.contents == ["p.png"])
  }
}
