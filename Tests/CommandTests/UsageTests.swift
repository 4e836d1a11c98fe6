import Foundation
import TestSupport
import Testing

@Test func `several inputs without a folder for their outputs are bad usage`() throws {
  let folder = try ScratchFolder()
  for name in ["a.pdf", "b.pdf"] { try folder.file(name, DrawnPDF().data) }
  let command = try Command.run(["extract", folder.path])
  #expect(command.code == 2)
  #expect(command.output.isEmpty)
  #expect(command.errors.contains("2 inputs: give -o and a folder"))
}

@Test(arguments: [
  ["extract"], ["extract", "a.pdf", "--pages", "0"], ["extract", "a.pdf", "--jobs", "0"],
  ["extract", "-", "-"], ["extract", "a.pdf", "--unknown"], ["frobnicate"],
  ["extract", "a.pdf", "--jobs", "many"],
])
func `a command line that makes no sense is bad usage`(arguments: [String]) throws {
  let command = try Command.run(arguments)
  #expect(command.code == 2)
  #expect(command.output.isEmpty)
  #expect(command.errors.hasPrefix("gongkai: "))
  #expect(command.errors.split(separator: "\n").count == 1)
}

@Test func `every exit code is in the help and in the manual`() throws {
  let help = String(decoding: try Command.run(["extract", "--help"]).output, as: UTF8.self)
  let manual = try String(
    contentsOf: Project.folder.appending(path: "docs/cli.md"), encoding: .utf8)
  let lines = help.split(separator: "\n").drop { !$0.contains("EXIT CODES") }.dropFirst()
    .prefix { $0.first == " " }
  #expect(lines.count >= 9)
  for line in lines {
    let words = line.split(separator: " ", maxSplits: 1)
    #expect(manual.contains("| \(words[0]) |"), "code \(words[0])")
  }
}

@Test func `every option of extract is in the manual`() throws {
  let help = String(decoding: try Command.run(["extract", "--help"]).output, as: UTF8.self)
  let manual = try String(
    contentsOf: Project.folder.appending(path: "docs/cli.md"), encoding: .utf8)
  let options = help.matches(of: /--[a-z]+/).map { String($0.output) }
  #expect(options.count > 6)
  for option in Set(options) { #expect(manual.contains("`" + option), "\(option)") }
}

@Test(arguments: [BuiltExecutable.gongkai, BuiltExecutable.gongkai + "-worker"])
func `the programs need no toolchain where they run`(program: String) throws {
  let libraries = try Command.run([program], shell: "ldd \"$1\"")
  #expect(libraries.code == 0)
  let text = String(decoding: libraries.output, as: UTF8.self)
  #expect(text.contains("libc.so"))
  #expect(!text.contains("swift"))
}
