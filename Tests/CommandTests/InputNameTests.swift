import Foundation
import TestSupport
import Testing

@Test func `a file named like options is told, not taken for a call for help`() throws {
  let folder = try ScratchFolder()
  try folder.file("-dash.pdf", DrawnPDF().data)
  let command = try Command.run(
    ["extract", "-dash.pdf"], shell: "cd '\(folder.path)' && exec \"$0\" \"$@\"")
  #expect(command.code == 2)
  #expect(command.output.isEmpty)
  #expect(command.errors.contains("./-dash.pdf"))
}

@Test func `a file given twice is extracted once`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let output = folder.path + "/out"
  let command = try Command.run(["extract", path, path, folder.path, "-o", output])
  #expect(command.code == 0)
  #expect(try FileManager.default.contentsOfDirectory(atPath: output) == ["a.json"])
}

@Test func `a name as long as names can be gets its output`() throws {
  let folder = try ScratchFolder()
  let name = String(repeating: "n", count: 246)
  let path = try folder.file(name + ".pdf", DrawnPDF().data)
  let command = try Command.run(["extract", path, "-o", folder.path])
  #expect(command.code == 0)
  #expect(FileManager.default.fileExists(atPath: folder.path + "/" + name + ".json"))
}

@Test func `a link in a folder that leads nowhere is told`() throws {
  let folder = try ScratchFolder()
  try folder.file("a.pdf", DrawnPDF().data)
  symlink("gone.pdf", folder.path + "/b.pdf")
  let command = try Command.run(["extract", folder.path, "-o", folder.path + "/out"])
  #expect(command.code == 5)
  #expect(command.errors.contains("b.pdf: the link leads nowhere"))
}

@Test func `a language that is not installed makes the run partial and is told`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let command = try Command.run(["extract", path, "--ocr", "always", "-l", "xyz"])
  #expect(command.code == 5 || command.code == 3)
  #expect(command.errors.contains("xyz"))
}

@Test func `names longer than their outputs' could be are cut, and told apart`() throws {
  let folder = try ScratchFolder()
  let name = String(repeating: "n", count: 250)
  for last in ["a", "b"] { try folder.file("in/\(name)\(last).pdf", DrawnPDF(texts: [last]).data) }
  let output = folder.path + "/out"
  let command = try Command.run(["extract", folder.path + "/in", "-o", output])
  #expect(command.code == 0)
  #expect(try FileManager.default.contentsOfDirectory(atPath: output).count == 2)
}
