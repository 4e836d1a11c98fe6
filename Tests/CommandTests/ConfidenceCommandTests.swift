import Foundation
import TestSupport
import Testing

@Suite struct ConfidenceCommandTests {
  /// The project's samples, extracted with their features into a folder of the test.
  private func extracted(_ names: [String], into folder: ScratchFolder) throws {
    let samples = names.map { Project.folder.appending(path: "samples/\($0).pdf").path }
    let arguments = ["extract", "--features", "-q"] + samples + ["-o", folder.path + "/out"]
    #expect(try Command.run(arguments).code == 0)
    for name in names {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/truth", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Project.folder.appending(path: "samples/\(name).gold.json").path,
        toPath: folder.path + "/truth/\(name).gold.json")
    }
  }

  @Test func `outputs are measured against truth, as text, JSON and a page`() throws {
    let folder = try ScratchFolder()
    try extracted(["project-targets", "landscape"], into: folder)
    let base = ["evaluate", "--truth", folder.path + "/truth", folder.path + "/out"]
    let text = try Command.run(base)
    #expect(text.code == 0)
    #expect(String(decoding: text.output, as: UTF8.self).contains("document project-targets\t"))
    let page = folder.path + "/report.html"
    let json = try Command.run(base + ["--json", "--html", page]).json
    let total = try #require(json?["total"] as? [String: Any])
    #expect(try #require(total["fields"] as? Int) > 150)
    #expect(total["silent_errors"] as? Int == 0)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<svg"))
  }

  @Test func `a refit writes the same bytes again, and extract reckons with them`() throws {
    let folder = try ScratchFolder()
    try extracted(["project-targets", "landscape"], into: folder)
    let models = try ["a", "b"].map { name in
      let path = folder.path + "/\(name).json"
      let arguments = [
        "calibrate", "--truth", folder.path + "/truth", folder.path + "/out", "-o", path,
      ]
      #expect(try Command.run(arguments).code == 0)
      return try Data(contentsOf: URL(filePath: path))
    }
    #expect(models[0] == models[1])
    let sample = Project.folder.appending(path: "samples/landscape.pdf").path
    let output = try Command.run(["extract", sample, "--calibration", folder.path + "/a.json"]).json
    let summary = try #require(output?["summary"] as? [String: Any])
    // Two small documents cannot make anyone so sure as the default threshold asks.
    #expect(summary["accepted"] as? Int == 0)
    #expect(summary["status"] as? String == "unreliable")
  }

  @Test func `a threshold of 1 accepts nothing, one of 0 all that no flag forbids`() throws {
    let sample = Project.folder.appending(path: "samples/landscape.pdf").path
    func accepted(_ threshold: String) throws -> Int? {
      let json = try Command.run(["extract", sample, "--accept-at", threshold]).json
      return (json?["summary"] as? [String: Any])?["accepted"] as? Int
    }
    #expect(try accepted("1") == 0)
    #expect(try #require(try accepted("0")) > 50)
  }

  @Test func `what was learned is listed, added to and taken away`() throws {
    let folder = try ScratchFolder()
    let lines = (1...3).map { number in
      #"{"document":"sha256:\#(number)","field":"r1.a","decision":"corrected","profile":"p/1","#
        + #""name":"a","before":"之\#(number)","after":"≥\#(number)"}"#
    }
    let decisions = try folder.file("d.jsonl", lines.joined(separator: "\n"))
    let learned = folder.path + "/learned.jsonl"
    #expect(try Command.run(["learned", "add", learned, decisions]).code == 0)
    let listed = String(
      decoding: try Command.run(["learned", "list", learned]).output, as: UTF8.self)
    #expect(listed.contains("之→≥"))
    #expect(listed.contains("applied"))
    let id = try #require(listed.split(separator: "\t").first).description
    #expect(try Command.run(["learned", "remove", learned, id]).code == 0)
    #expect(try Command.run(["learned", "list", learned]).output.isEmpty)
    #expect(try Command.run(["learned", "remove", learned, id]).code == 2)
  }

  @Test(arguments: [
    ["extract", "a.pdf", "--accept-at", "2"], ["extract", "a.pdf", "--sample-share", "-1"],
    ["extract", "a.pdf", "--calibration", "/nowhere.json"],
    ["extract", "a.pdf", "--learned", "/nowhere.jsonl"], ["evaluate", "out"],
    ["evaluate", "--truth", "/nowhere", "out"], ["calibrate", "out", "-o", "m.json"],
    ["calibrate", "--truth", "a", "--truth", "b", "out", "-o", "m.json"],
    ["learned", "list", "/nowhere.jsonl"],
  ])
  func `a command line that cannot be followed is bad usage`(arguments: [String]) throws {
    let command = try Command.run(arguments)
    #expect(command.code == 2)
    #expect(command.errors.split(separator: "\n").count == 1)
  }
}
