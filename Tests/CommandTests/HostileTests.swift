import Foundation
import TestSupport
import Testing

private let hostile = Corpus.folder.map { $0.appending(path: "hostile") }

@Test(.enabled(if: hostile != nil))
func `every hostile document is accounted for, and the good ones come out as they do alone`() throws
{
  let folder = try ScratchFolder()
  let all = try FileManager.default.contentsOfDirectory(atPath: #require(hostile).path).sorted()
  // A part of them, for the time it takes; their names are long, and of no use here.
  let documents = try all.enumerated().filter { $0.offset % 8 == 3 }.map { offset, name in
    let data = try Data(contentsOf: #require(hostile).appending(path: name))
    return try folder.file("in/\(offset).pdf", data)
  }
  let run = try Command.run([
    "extract", folder.path + "/in", "-o", folder.path + "/out", "--page-timeout", "5",
  ])
  #expect([0, 5].contains(run.code))
  var good: [String] = []
  for path in documents {
    let output = "out/" + path.split(separator: "/").last.map { $0.dropLast(4) + ".json" }!
    if folder.json(output) != nil {
      good.append(path)
    } else {
      #expect(run.errors.contains("gongkai: \(path): "), "nothing was said of \(path)")
    }
  }
  #expect(good.count > documents.count / 3)
  for path in good.enumerated().filter({ $0.offset % 6 == 0 }).map(\.element) {
    let name = path.split(separator: "/").last.map { $0.dropLast(4) + ".json" }!
    _ = try Command.run(["extract", path, "-o", folder.path + "/alone", "--page-timeout", "5"])
    #expect(try folder.document("alone/\(name)") == folder.document("out/\(name)"))
  }
}

@Test func `samples broken at random are all accounted for`() throws {
  let fuzzing = Process()
  fuzzing.executableURL = Project.python
  fuzzing.arguments = [
    Project.folder.appending(path: "scripts/fuzz").path, "--count", "40", "--seed", "2026",
    "--gongkai", BuiltExecutable.gongkai,
  ]
  let errors = Pipe()
  fuzzing.standardError = errors
  fuzzing.standardOutput = FileHandle.nullDevice
  try fuzzing.run()
  let said = errors.fileHandleForReading.readDataToEndOfFile()
  fuzzing.waitUntilExit()
  #expect(fuzzing.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
}

@Test func `the same bytes come out whatever the number of workers`() throws {
  let folder = try ScratchFolder()
  let texts = (1...400).map { "Page \($0)" }
  let path = try folder.file("a.pdf", DrawnPDF(texts: texts).data)
  for jobs in ["1", "2", "5"] {
    let command = try Command.run([
      "extract", path, "-o", folder.path + "/" + jobs, "--jobs", jobs,
    ])
    #expect(command.code == 0)
    #expect(try folder.document("\(jobs)/a.json") == folder.document("1/a.json"))
  }
}
