import Foundation
import Pipeline
import TestSupport
import Testing
import Workers

/// The relative paths found, and the failures' names.
private func located(_ paths: [String]) -> [String] {
  InputLocator().inputs(at: paths).map { result in
    switch result {
    case .success(let input): input.relativePath
    case .failure(let failure): "! " + failure.reason
    }
  }
}

@Test func `a folder stands for the documents in it and below, by name`() throws {
  let folder = try ScratchFolder()
  for name in ["b.pdf", "a/z.PDF", "a/c.pdf", "a/note.gold.json", ".hidden.pdf", "B.pdf"] {
    try folder.file(name, "x")
  }
  #expect(located([folder.path]) == [".hidden.pdf", "B.pdf", "a/c.pdf", "a/z.PDF", "b.pdf"])
}

@Test func `a hidden folder is passed over`() throws {
  let folder = try ScratchFolder()
  for name in ["a.pdf", ".cache/b.pdf"] { try folder.file(name, "x") }
  #expect(located([folder.path]) == ["a.pdf"])
}

@Test func `a loop of links is gone through once`() throws {
  let folder = try ScratchFolder()
  try folder.file("a/b.pdf", "x")
  symlink("..", folder.path + "/a/up")
  symlink("self", folder.path + "/self")
  #expect(located([folder.path]) == ["a/b.pdf"])
}

@Test func `a link to itself that is named is told`() throws {
  let folder = try ScratchFolder()
  symlink("self.pdf", folder.path + "/self.pdf")
  #expect(
    located([folder.path + "/self.pdf"]) == [
      "! it cannot be opened (Too many levels of symbolic links)"
    ])
}

@Test func `a file that is named is tried whatever its name, a missing one is told`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("report.bin", "x")
  #expect(located([path, folder.path + "/none.pdf"]) == ["report.bin", "! there is no such file"])
}

@Test func `a folder without documents is told`() throws {
  let folder = try ScratchFolder()
  #expect(located([folder.path]) == ["! the folder holds no documents"])
}

@Test func `an output appears whole and leaves nothing beside it`() throws {
  let folder = try ScratchFolder()
  try OutputFile(folder.path + "/x/y/a.json").write([1, 2, 3])
  try OutputFile(folder.path + "/x/y/a.json").write([4])
  #expect(folder.contents == ["x", "x/y", "x/y/a.json"])
  #expect(try Data(contentsOf: URL(filePath: folder.path + "/x/y/a.json")) == Data([4]))
}

@Test func `an output that cannot take its place leaves nothing`() throws {
  let folder = try ScratchFolder()
  try FileManager.default.createDirectory(
    atPath: folder.path + "/a.json/in-the-way", withIntermediateDirectories: true)
  #expect(throws: SystemError.self) { try OutputFile(folder.path + "/a.json").write([1]) }
  #expect(folder.contents == ["a.json", "a.json/in-the-way"])
}

@Test func `a folder below a file cannot be made`() throws {
  let folder = try ScratchFolder()
  let file = try folder.file("a", "x")
  #expect(throws: SystemError("mkdir", number: ENOTDIR)) { try OutputFile.makeFolder(file + "/b") }
  #expect(throws: SystemError("mkdir", number: ENOTDIR)) { try OutputFile.makeFolder(file) }
}
