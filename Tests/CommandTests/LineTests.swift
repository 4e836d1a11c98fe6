import Foundation
import TestSupport
import Testing

/// The result lines for request lines, in the order in which they were written.
private func results(_ lines: [String], _ arguments: [String] = []) throws -> [[String: Any]] {
  let command = try Command.run(
    ["extract", "--jsonl", "-"] + arguments, input: Data(lines.joined(separator: "\n").utf8))
  #expect(command.code == 0)
  return try command.output.split(separator: UInt8(ascii: "\n")).map {
    try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
  }
}

@Test func `each line has one result, in order, and a bad one costs itself alone`() throws {
  let folder = try ScratchFolder()
  let good = try folder.file("a.pdf", DrawnPDF().data)
  let damaged = try folder.file("b.pdf", "%PDF-1.7\n")
  let found = try results([
    good, "{\"id\": 7, \"path\": \"\(good)\"}", "{\"id\": \"x\", \"path\": \"\(damaged)\"}",
    "{\"id\": [1], \"pat\": 3}", "{broken", "", "\(folder.path)/none.pdf", folder.path, good,
  ])
  #expect(
    found.map { $0["status"] as? String } == [
      "succeeded", "succeeded", "failed", "failed", "failed", "failed", "failed", "succeeded",
    ])
  #expect(found[1]["id"] as? Int == 7)
  #expect(found[2]["id"] as? String == "x")
  #expect(found[3]["id"] as? [Int] == [1])
  #expect((found[4]["error"] as? String)?.contains("line 5") == true)
  #expect(found.allSatisfy { ($0["error"] is NSNull) == ($0["status"] as? String == "succeeded") })
  let document = found[0]["document"] as? [String: Any]
  #expect(document?["schema"] as? String == "gongkai/document/1")
  #expect(found[6]["document"] is NSNull)
}

@Test func `a mark of the byte order before the first line is none of its path`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let found = try results(["\u{FEFF}" + path, path])
  #expect(found.map { $0["status"] as? String } == ["succeeded", "succeeded"])
  #expect(found[0]["path"] as? String == path)
}

@Test func `many lines come back once each, ordered or not`() throws {
  let folder = try ScratchFolder()
  let lines = try (0..<150).map { number in
    let path = try folder.file(
      "\(number).pdf", DrawnPDF(texts: Array(repeating: "A", count: 1 + number % 7)).data)
    return "{\"id\": \(number), \"path\": \"\(path)\"}"
  }
  let ordered = try results(lines).compactMap { $0["id"] as? Int }
  #expect(ordered == Array(0..<150))
  let unordered = try results(lines, ["--unordered"]).compactMap { $0["id"] as? Int }
  #expect(unordered.sorted() == ordered)
}

@Test func `a result comes before the next line is there`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let process = Process()
  let (input, output) = (Pipe(), Pipe())
  process.executableURL = URL(filePath: BuiltExecutable.gongkai)
  process.arguments = ["extract", "--jsonl", "-"]
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  for _ in 0..<3 {
    try input.fileHandleForWriting.write(contentsOf: Data("\(path)\n".utf8))
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    #expect(String(decoding: line, as: UTF8.self).contains("\"status\":\"succeeded\""))
  }
  process.terminate()
  process.waitUntilExit()
  #expect(process.terminationStatus == 130)
}

@Test func `a path with a zero byte is no path to what stands before it`() throws {
  let folder = try ScratchFolder()
  let good = try folder.file("a.pdf", DrawnPDF().data)
  let found = try results(["{\"path\": \"\(good)\\u0000/b.pdf\"}", "\(good)\0b", good])
  #expect(found.map { $0["status"] as? String } == ["failed", "failed", "succeeded"])
}

@Test(arguments: [["extract", "--jsonl", "-"], ["extract", "-"]])
func `a standard input that is closed has nothing to read`(arguments: [String]) throws {
  let command = try Command.run(arguments, shell: "exec timeout 20 \"$0\" \"$@\" <&-")
  #expect(command.code == (arguments.count == 3 ? 0 : 3))
}

@Test(arguments: [
  #""\ud800""#, #"["\udc00x", {"\uDBFF": "\ud83d\ude00\\ud800"}]"#, #""\ud800\u0041""#,
  "12345678901234567890.10", "-0", "1E2", #"{"b": 1, "a": ["}", "\"]"], "b": 2}"#, "[ ]", "true",
])
func `an id comes back as it was written, whatever JSON it is`(id: String) throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let lines = [
    "{\"id\":\(id),\"path\":\"\(path)\"}", "\t{ \"path\" : \"\(path)\" , \"i\\u0064\" : \(id) }\r",
    "{\"id\":\(id)}", "{\"id\":\(id),\"path\":\"\\ud800\"}", path,
  ]
  let command = try Command.run(
    ["extract", "--jsonl", "-"], input: Data(lines.joined(separator: "\n").utf8))
  #expect(command.code == 0)
  let results = String(decoding: command.output, as: UTF8.self).split(separator: "\n")
  try #require(results.count == 5)
  for (result, status) in zip(results, ["succeeded", "succeeded", "failed", "failed"]) {
    #expect(result.hasPrefix("{\"id\":\(id),\"path\":"))
    #expect(result.contains("\"status\":\"\(status)\""))
  }
  #expect(results[3].contains("line 4 has half of a surrogate pair in its path"))
  #expect(results[4].hasPrefix("{\"id\":null,"))
}

@Test func `what stands beside a path does not matter`() throws {
  let folder = try ScratchFolder()
  let path = try folder.file("a.pdf", DrawnPDF().data)
  let found = try results([
    "{\"note\":\"\\udfff\",\"id\":1,\"id\":2,\"path\":\"\(path)\",\"x\":[{}]}",
    "{\"id\":\r[1,\r2],\"path\":\"\(path)\"}", "{\"id\":3,\"path\":\"\(path)\"", "{\"id\":\"\\",
  ])
  let statuses = ["succeeded", "succeeded", "failed", "failed"]
  #expect(found.map { $0["status"] as? String } == statuses)
  #expect(found[0]["id"] as? Int == 2)
  #expect(found[1]["id"] as? [Int] == [1, 2])
  #expect(found[2]["id"] is NSNull)
}
