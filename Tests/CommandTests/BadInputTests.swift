import Foundation
import TestSupport
import Testing

/// The bytes of one of the project's own samples.
private func sample(_ name: String) throws -> Data {
  try Data(contentsOf: Project.folder.appending(path: "samples/" + name))
}

/// Bytes that no reader takes, with what is to be said of them.
private let hopeless: [(name: String, data: Data, sentence: String)] = [
  ("text.pdf", Data([0, 1, 2, 255, 254, 0, 0, 9]), "it is not a PDF"),
  ("empty.pdf", Data(), "the file is empty"),
  ("start.pdf", Data("%PDF-1.7\n".utf8), "the file is damaged"),
  ("no-tree.pdf", DrawnPDF(withoutPageTree: true).data, "it has no pages"),
  ("no-pages.pdf", DrawnPDF(texts: []).data, "it has no pages"),
  (
    "vast.pdf", DrawnPDF(pageSize: (9e8, 9e8)).data, "none of its pages can be read"
  ),
]

@Test(arguments: hopeless.indices)
func `an input that cannot be read is told in one sentence and leaves nothing`(index: Int) throws {
  let (name, data, sentence) = hopeless[index]
  let folder = try ScratchFolder()
  let path = try folder.file(name, data)
  let command = try Command.run(["extract", path, "-o", folder.path + "/out"])
  #expect(command.code == 3)
  #expect(command.errors.hasPrefix("gongkai: \(path): "))
  #expect(command.errors.contains(sentence))
  #expect(command.errors.split(separator: "\n").count == 1)
  #expect(folder.contents == [name, "out"].sorted())
}

@Test func `the other inputs go on past those that cannot be read`() throws {
  let folder = try ScratchFolder()
  for (name, data, _) in hopeless { try folder.file("in/" + name, data) }
  try folder.file("in/good.pdf", DrawnPDF().data)
  let command = try Command.run([
    "extract", folder.path + "/in", folder.path + "/missing.pdf", "-o", folder.path + "/out",
  ])
  #expect(command.code == 5)
  #expect(command.errors.split(separator: "\n").count == hopeless.count + 1)
  #expect(folder.contents.filter { $0.hasPrefix("out/") } == ["out/good.json"])
}

@Test func `a truncated PDF is read as far as it goes or refused, without half an output`() throws {
  let whole = try sample("department-budget.pdf")
  for share in [10, 50, 90, 99] {
    let folder = try ScratchFolder()
    let path = try folder.file("cut.pdf", whole.prefix(whole.count * share / 100))
    let command = try Command.run(["extract", path, "-o", folder.path + "/out"])
    #expect([0, 3, 5].contains(command.code), "cut to \(share) per cent")
    #expect((command.code == 0) == command.errors.isEmpty || command.code == 5)
    #expect((folder.json("out/cut.json") != nil) == (command.code != 3))
    #expect(folder.contents.allSatisfy { !$0.contains(".part") })
  }
}

@Test func `an encrypted document asks for its password and opens with it`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", sample("encrypted.pdf"))
  let without = try Command.run(["extract", path])
  #expect(without.code == 4)
  #expect(without.errors.contains("it is encrypted; give its password with --password"))
  let wrong = try Command.run(["extract", path, "--password", "wrong"])
  #expect(wrong.code == 4)
  #expect(wrong.errors.contains("the password does not open it"))
  let right = try Command.run(["extract", path, "--password", "chenglan-2026"])
  #expect(right.code == 0)
  #expect(right.json != nil)
}

@Test func `a missing file, a folder without documents and a pipe are told`() throws {
  let folder = try ScratchFolder()
  try FileManager.default.createDirectory(
    atPath: folder.path + "/bare", withIntermediateDirectories: true)
  mkfifo(folder.path + "/pipe.pdf", 0o600)
  symlink("loop.pdf", folder.path + "/loop.pdf")
  let expected = [
    ("none.pdf", "there is no such file"), ("bare", "the folder holds no documents"),
    ("pipe.pdf", "it is a folder, a device, a pipe or a socket"),
    ("loop.pdf", "it cannot be opened"),
  ]
  for (name, sentence) in expected {
    let command = try Command.run(["extract", folder.path + "/" + name])
    #expect(command.code == 3)
    #expect(command.errors.contains(sentence), "\(name): \(command.errors)")
  }
  #expect(try Command.run(["extract", "/dev/zero"]).code == 3)
}

@Test func `none of the pages asked for is told`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let command = try Command.run(["extract", path, "--pages", "5-7"])
  #expect(command.code == 3)
  #expect(command.errors.contains("none of the pages asked for"))
}

@Test func `an empty standard input is told`() throws {
  let command = try Command.run(["extract", "-"])
  #expect(command.code == 3)
  #expect(command.errors == "gongkai: -: the file is empty.\n")
}
