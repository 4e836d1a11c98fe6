import Foundation
import TestSupport
import Testing

@Test func `several formats are written beside each other under their own names`() throws {
  let folder = try ScratchFolder()
  try folder.file("in/a.pdf", DrawnPDF(texts: ["Hello"]).data)
  let command = try Command.run([
    "extract", folder.path + "/in/a.pdf", "--format", "json,pdf,hocr,alto", "-o",
    folder.path + "/out",
  ])
  #expect(command.code == 0)
  #expect(
    folder.contents.filter { $0.hasPrefix("out/") }
      == ["out/a.alto.xml", "out/a.hocr", "out/a.json", "out/a.searchable.pdf"])
  let text = try String(contentsOfFile: folder.path + "/out/a.alto.xml", encoding: .utf8)
  #expect(text.contains("CONTENT=\"Hello\""))
}

@Test func `one format goes to standard output`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let pdf = try Command.run(["extract", path, "--format", "pdf"])
  #expect(pdf.code == 0)
  #expect(pdf.output.starts(with: Data("%PDF-".utf8)))
  #expect(try Command.run(["extract", path, "--format", "json,pdf"]).code == 2)
  #expect(try Command.run(["extract", path, "--format", "docx"]).code == 2)
}

@Test func `a text has JSON only, and that is said`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.csv", "name,amount\nA,1\n")
  let command = try Command.run([
    "extract", path, "--format", "json,hocr", "-o", folder.path + "/out",
  ])
  #expect(command.code == 5)
  #expect(command.errors.contains("It has no pages, so that only JSON can be made of it."))
  #expect(folder.contents.filter { $0.hasPrefix("out/") } == ["out/a.json"])
}

@Test func `a PDF whose text needs no recognition is written as it was`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF(texts: ["Hello", "World"]).data)
  let written = try Command.run(["extract", path, "--format", "pdf"]).output
  let copy = try folder.file("b.pdf", written)
  let texts = try [path, copy].map { try Command.run(["extract", $0]).json?["blocks"] as? NSArray }
  #expect(texts[0] == texts[1])
}
