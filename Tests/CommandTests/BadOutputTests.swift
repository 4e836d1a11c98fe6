import Foundation
import TestSupport
import Testing

@Test func `a folder for outputs that cannot be made is told before anything is read`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  for place in [path, path + "/below", "/proc/nothing/here"] {
    let command = try Command.run(["extract", path, "-o", place])
    #expect(command.code == 6)
    #expect(command.errors.hasPrefix("gongkai: \(place): outputs cannot be written there"))
    #expect(folder.contents == ["a.pdf"])
  }
}

@Test func `a full disk leaves no part of an output`() throws {
  let folder = try ScratchFolder()
  try folder.file("in/a.pdf", DrawnPDF().data)
  // A limit on the size of files stands for the disk: the write ends in the middle.
  let command = try Command.run(
    ["extract", folder.path + "/in/a.pdf", "-o", folder.path + "/out"],
    shell: "ulimit -f 0; exec \"$0\" \"$@\" 2>/dev/null")
  #expect(command.code == 6)
  #expect(folder.contents == ["in", "in/a.pdf", "out"])
}

@Test func `standard output that takes nothing is told`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let command = try Command.run(["extract", path], shell: "exec \"$0\" \"$@\" >/dev/full")
  #expect(command.code == 6)
  #expect(command.errors.contains("standard output cannot be written (No space left on device)"))
}

@Test func `one output in the way of a folder does not keep the others`() throws {
  let folder = try ScratchFolder()
  for name in ["in/a.pdf", "in/b.pdf"] { try folder.file(name, DrawnPDF().data) }
  try folder.file("out/a.json/in-the-way", "x")
  let command = try Command.run(["extract", folder.path + "/in", "-o", folder.path + "/out"])
  #expect(command.code == 6)
  #expect(command.errors.contains("out/a.json cannot be written"))
  #expect(folder.json("out/b.json") != nil)
  #expect(folder.contents.allSatisfy { !$0.contains(".part") })
}
