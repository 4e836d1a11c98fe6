import Foundation
import TestSupport
import Testing

@Test func `one input goes to standard output as JSON and nothing is said`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF(texts: ["Hello", "World"]).data)
  let command = try Command.run(["extract", path])
  #expect(command.code == 0)
  #expect(command.errors == "")
  #expect(command.json?["schema"] as? String == "gongkai/document/1")
  #expect((command.json?["pages"] as? [Any])?.count == 2)
  #expect(folder.contents == ["a.pdf"])
}

@Test func `standard input is read like a file`() throws {
  let data = DrawnPDF().data
  let folder = try ScratchFolder()
  let fromFile = try Command.run(["extract", try folder.file("a.pdf", data)]).json
  let fromInput = try Command.run(["extract", "-"], input: data)
  #expect(fromInput.code == 0)
  let document = fromInput.json?["document"] as? [String: Any]
  #expect(document?["path"] as? String == "-")
  #expect(document?["id"] as? String == (fromFile?["document"] as? [String: Any])?["id"] as? String)
}

@Test func `a folder keeps its structure under -o`() throws {
  let folder = try ScratchFolder()
  for name in ["in/b.pdf", "in/2024/a.pdf"] { try folder.file(name, DrawnPDF().data) }
  let command = try Command.run(["extract", folder.path + "/in", "-o", folder.path + "/out"])
  #expect(command.code == 0)
  #expect(
    folder.contents.filter { $0.hasPrefix("out") }
      == ["out", "out/2024", "out/2024/a.json", "out/b.json"])
  #expect(folder.json("out/2024/a.json") != nil)
}

@Test func `a document yields the same alone and among others, on one lane and on several`() throws
{
  let folder = try ScratchFolder()
  for number in 1...12 {
    try folder.file("in/\(number).pdf", DrawnPDF(texts: Array(repeating: "P", count: number)).data)
  }
  for jobs in ["1", "3"] {
    let arguments = ["extract", folder.path + "/in", "-o", folder.path + "/\(jobs)"]
    #expect(try Command.run(arguments + ["--jobs", jobs]).code == 0)
  }
  for number in 1...12 {
    var outputs = ["1", "3"].map { folder.json("\($0)/\(number).json") ?? [:] }
    outputs.append(try Command.run(["extract", "\(folder.path)/in/\(number).pdf"]).json ?? [:])
    for index in outputs.indices { outputs[index]["run"] = nil }
    #expect((outputs[0]["pages"] as? [Any])?.count == number)
    #expect(outputs[1] as NSDictionary == outputs[0] as NSDictionary)
    #expect(outputs[2] as NSDictionary == outputs[0] as NSDictionary)
  }
}

@Test func `only the pages asked for are in the output`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF(texts: ["A", "B", "C", "D"]).data)
  let command = try Command.run(["extract", path, "--pages", "2,4-9"])
  let pages = command.json?["pages"] as? [[String: Any]]
  #expect(command.code == 0)
  #expect(pages?.compactMap { $0["number"] as? Int } == [2, 4])
}

@Test func `pretty JSON says the same on many lines`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let (plain, pretty) = (
    try Command.run(["extract", path]), try Command.run(["extract", path, "--pretty"])
  )
  #expect(pretty.output.count { $0 == UInt8(ascii: "\n") } > 10)
  #expect(
    pretty.json?["pages"] as? NSArray == plain.json?["pages"] as? NSArray)
}

@Test func `every output keeps the contract`() throws {
  let folder = try ScratchFolder()
  try folder.file("in/a.pdf", DrawnPDF(texts: ["A", "B"]).data)
  try folder.file("in/b.csv", "name,amount\nA,1\nB,2\n")
  let command = try Command.run(["extract", folder.path + "/in", "-o", folder.path + "/out"])
  #expect(command.code == 0)
  let files = ["a.json", "b.json"].map { URL(filePath: folder.path + "/out/" + $0) }
  #expect(try ContractValidator.violations(inFiles: files) == [])
}

@Test func `the schema is printed`() throws {
  let command = try Command.run(["schema"])
  #expect(command.code == 0)
  #expect(command.json?["$schema"] != nil)
}

@Test func `the version is printed`() throws {
  let command = try Command.run(["--version"])
  #expect(command.code == 0)
  #expect(String(decoding: command.output, as: UTF8.self).contains(/^\d+\.\d+\.\d+\n$/))
}
