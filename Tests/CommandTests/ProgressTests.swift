import Foundation
import TestSupport
import Testing

/// What a person at a terminal sees of an extraction into a folder.
private func seen(_ options: [String]) throws -> String {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF(texts: ["A", "B", "C"]).data)
  let words = ["extract", path, "-o", folder.path + "/out"] + options
  let command = try Command.run(
    words, shell: "exec script -qec \"'$0' $*\" /dev/null")
  #expect(command.code == 0)
  #expect(folder.json("out/a.json") != nil)
  return String(decoding: command.output, as: UTF8.self)
}

@Test func `a terminal shows how far, how fast and how long still`() throws {
  let text = try seen([])
  #expect(text.contains("pages/s"))
  #expect(text.contains(" left"))
  #expect(text.hasSuffix("\r\u{1B}[K"))
}

@Test func `a quiet run shows nothing even on a terminal`() throws {
  #expect(try seen(["--quiet"]) == "")
}
