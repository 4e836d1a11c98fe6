import Foundation
import TestSupport
import Testing

@Test func `inspect writes the page as a picture`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF(texts: ["A", "B"]).data)
  let picture = folder.path + "/b.png"
  let command = try Command.run(["inspect", path, "--page", "2", "-o", picture])
  #expect(command.code == 0)
  #expect(command.errors == "")
  let data = try Data(contentsOf: URL(filePath: picture))
  #expect(data.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
}

@Test func `a page that is not there is told and no picture is left`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let command = try Command.run(["inspect", path, "--page", "9", "-o", folder.path + "/b.png"])
  #expect(command.code == 3)
  #expect(command.errors.contains("it has no page 9 among its 1"))
  #expect(folder.contents == ["a.pdf"])
}

@Test func `the built-in profiles are listed`() throws {
  let command = try Command.run(["profiles"])
  let text = String(decoding: command.output, as: UTF8.self)
  #expect(command.code == 0)
  for kind in ["project_target", "department_target", "budget_table"] {
    #expect(text.contains("\t\(kind)\t"))
  }
}

@Test func `a profile that is missing or none is bad usage`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let broken = try folder.file("broken.yaml", "fields: [")
  for profile in [broken, folder.path + "/none.yaml"] {
    let command = try Command.run(["extract", path, "--profile", profile])
    #expect(command.code == 2)
    #expect(command.errors.contains(profile))
    #expect(command.output.isEmpty)
  }
}
