import Foundation
import TestSupport
import Testing

/// A folder with inputs and a store, worked on by the command.
private struct Fixture {
  let folder: ScratchFolder
  var inputs: String { folder.path + "/in" }
  var store: String { folder.path + "/store" }

  init() throws { folder = try ScratchFolder() }

  func run(_ arguments: [String] = [], shell: String = "exec \"$0\" \"$@\"") throws -> Command {
    try Command.run(["run", inputs, "--store", store, "--jobs", "2"] + arguments, shell: shell)
  }

  func status() throws -> [String: Any] {
    try #require(try Command.run(["status", "--store", store, "--json"]).json)
  }

  func documents() throws -> [String: Int] {
    try #require(try status()["documents"] as? [String: Int])
  }

  /// The files in the store but for the database and the lock.
  var outputs: [String] {
    folder.contents.filter { $0.hasPrefix("store/documents/") && $0.count > 40 }
  }
}

@Test func `every distinct content is counted once, by what became of it`() throws {
  let fixture = try Fixture()
  for (name, text) in [("a", "A"), ("b", "B"), ("same-as-a", "A")] {
    try fixture.folder.file("in/\(name).pdf", DrawnPDF(texts: [text]).data)
  }
  try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  try fixture.folder.file("in/unknown.pdf", Data([0, 1, 2, 255, 254, 0, 0, 9]))
  let encrypted = try Data(contentsOf: Project.folder.appending(path: "samples/encrypted.pdf"))
  try fixture.folder.file("in/locked.pdf", encrypted)
  let run = try fixture.run()
  #expect(run.code == 5)
  #expect(
    try fixture.documents() == [
      "total": 5, "succeeded": 2, "partial": 0, "failed": 1, "skipped": 1, "encrypted": 1,
    ])
  #expect(fixture.outputs.count == 2)
  let failures = try #require(try fixture.status()["failures"] as? [[String: Any]])
  #expect(failures.count == 3)
  #expect(failures.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
}

@Test func `a second run does what is new and nothing else`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  _ = try fixture.run()
  try fixture.folder.file("in/b.pdf", DrawnPDF(texts: ["B"]).data)
  let second = try fixture.run(["--log", "json"])
  let told = second.errors.split(separator: "\n").filter { $0.contains("\"event\":\"document\"") }
  #expect(told.count == 1)
  #expect(told.first?.contains("/in/b.pdf") == true)
  #expect(try fixture.documents()["succeeded"] == 2)
}

@Test func `failed documents are tried again only when asked for, outdated ones likewise`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  func documentsTold(_ arguments: [String]) throws -> Int {
    let run = try fixture.run(["--log", "json"] + arguments)
    return run.errors.split(separator: "\n").count { $0.contains("\"event\":\"document\"") }
  }
  #expect(try documentsTold([]) == 2)
  #expect(try documentsTold([]) == 0)
  #expect(try documentsTold(["--redo"]) == 0)
  #expect(try documentsTold(["--retry", "failed"]) == 1)
  #expect(try documentsTold(["--retry", "retryable"]) == 0)
  #expect(try documentsTold(["--redo", "--ocr", "never"]) == 2)
  #expect(try fixture.documents()["total"] == 2)
}

@Test func `without paths a run works on what the store knows`() throws {
  let fixture = try Fixture()
  let encrypted = try Data(contentsOf: Project.folder.appending(path: "samples/encrypted.pdf"))
  try fixture.folder.file("in/locked.pdf", encrypted)
  _ = try fixture.run()
  let retry = try Command.run([
    "run", "--store", fixture.store, "--retry", "encrypted", "--password", "chenglan-2026",
  ])
  #expect(retry.code == 0)
  #expect(try fixture.documents()["succeeded"] == 1)
}

@Test func `kept originals serve when the input is gone`() throws {
  let fixture = try Fixture()
  let path = try fixture.folder.file("in/a.pdf", DrawnPDF().data)
  _ = try fixture.run(["--keep-originals"])
  try FileManager.default.removeItem(atPath: path)
  let redo = try Command.run(["run", "--store", fixture.store, "--redo", "--ocr", "never"])
  #expect(redo.code == 0)
  #expect(redo.errors.contains("1 succeeded"))
}

@Test func `two runs on one store do not overlap`() throws {
  let fixture = try Fixture()
  let texts = Array(repeating: "Page", count: 3000)
  try fixture.folder.file("in/long.pdf", DrawnPDF(texts: texts).data)
  let first = try RunningCommand(["run", fixture.inputs, "--store", fixture.store])
  first.wait { first.workers.contains { processorTime(of: $0) > 5 } }
  let second = try fixture.run()
  #expect(second.code == 8)
  #expect(second.errors.contains("another run is working on this store"))
  first.signal(SIGKILL)
  _ = first.end()
}

@Test func `a run killed at any moment is finished by the next, as if nothing had been`() throws {
  let undisturbed = try Fixture()
  let killed = try Fixture()
  for fixture in [undisturbed, killed] {
    for number in 0..<40 {
      let texts = Array(repeating: "Document \(number)", count: 20)
      try fixture.folder.file("in/\(number).pdf", DrawnPDF(texts: texts).data)
    }
    try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  }
  _ = try undisturbed.run()
  for outputs in [0, 3, 11, 25] {
    let run = try RunningCommand(["run", killed.inputs, "--store", killed.store])
    run.wait { killed.outputs.count > outputs }
    run.signal(SIGKILL)
    _ = run.end()
  }
  #expect(try killed.run().code == 5)
  #expect(try killed.documents() == undisturbed.documents())
  #expect(killed.outputs == undisturbed.outputs)
  for output in killed.outputs {
    var pair = [killed, undisturbed].map { $0.folder.json(output) ?? [:] }
    for index in pair.indices {
      pair[index]["run"] = nil
      var document = pair[index]["document"] as? [String: Any] ?? [:]
      let path = document["path"] as? String
      document["path"] = path?.split(separator: "/").last.map { String($0) }
      pair[index]["document"] = document
    }
    #expect(pair[0] as NSDictionary == pair[1] as NSDictionary)
  }
}

@Test(arguments: [SIGINT, SIGTERM])
func `an interrupted run keeps what is finished and leaves the rest to be done`(
  number: Int32
) throws {
  let fixture = try Fixture()
  for document in 0..<30 {
    let texts = Array(repeating: "Document \(document)", count: 30)
    try fixture.folder.file("in/\(document).pdf", DrawnPDF(texts: texts).data)
  }
  let run = try RunningCommand(["run", fixture.inputs, "--store", fixture.store, "--jobs", "1"])
  run.wait { fixture.outputs.count > 2 }
  run.signal(number)
  #expect(run.end().code == 130)
  #expect(try fixture.documents()["failed"] == 0)
  #expect(try fixture.run().code == 0)
  #expect(try fixture.documents()["succeeded"] == 30)
}

@Test func `a full disk stops the run, and room lets the next one finish`() throws {
  let fixture = try Fixture()
  for document in 0..<5 {
    try fixture.folder.file("in/\(document).pdf", DrawnPDF(texts: ["\(document)"]).data)
  }
  try fixture.folder.file("in/0.csv", "name,amount\n" + String(repeating: "A,1\n", count: 9000))
  // A limit on the size of files stands for the disk; the database or the output is the first to meet it.
  let full = try fixture.run(shell: "ulimit -f 1000; exec \"$0\" \"$@\"")
  #expect(full.code == 6)
  #expect(
    full.errors.contains("cannot be written") || full.errors.contains("the store cannot be used"))
  // "make room", or to look whether there is some where SQLite does not tell.
  #expect(full.errors.contains(" room and "))
  #expect(fixture.folder.contents.allSatisfy { !$0.contains(".part") })
  #expect(try fixture.documents()["failed"] == 0)
  #expect(try fixture.run().code == 0)
  #expect(try fixture.documents()["succeeded"] == 6)
}

@Test func `a place where no store can be is told before anything is read`() throws {
  let fixture = try Fixture()
  let path = try fixture.folder.file("in/a.pdf", DrawnPDF().data)
  for place in [path, "/proc/nothing/here"] {
    let run = try Command.run(["run", path, "--store", place])
    #expect(run.code == 6)
    #expect(run.errors.split(separator: "\n").count == 1)
  }
  let status = try Command.run(["status", "--store", fixture.inputs])
  #expect(status.code == 2)
  #expect(status.errors.contains("there is no store"))
}

@Test func `inputs that cannot be read are told, and are no documents`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF().data)
  symlink("nowhere", fixture.inputs + "/loose.pdf")
  #expect(try fixture.run().code == 5)
  #expect(try fixture.documents()["total"] == 1)
  #expect((try fixture.status()["unreadable_inputs"] as? [Any])?.count == 1)
  try FileManager.default.removeItem(atPath: fixture.inputs + "/loose.pdf")
}

@Test func `an input that could not be read is forgotten once it is gone, and not before`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF().data)
  try FileManager.default.createDirectory(
    atPath: fixture.inputs + "/empty", withIntermediateDirectories: true)
  symlink("nowhere", fixture.inputs + "/loose.pdf")
  let folders = [fixture.inputs, fixture.inputs + "/empty/"]
  func run(_ paths: [String]) throws -> Int32 {
    try Command.run(["run", "--store", fixture.store] + paths).code
  }
  func unreadable() throws -> Int? { (try fixture.status()["unreadable_inputs"] as? [Any])?.count }
  #expect(try run(folders) == 5)
  #expect(try run(folders) == 5)
  #expect(try unreadable() == 2)
  try FileManager.default.removeItem(atPath: fixture.inputs + "/loose.pdf")
  // Another path tells nothing of them.
  #expect(try run([fixture.inputs + "/a.pdf"]) == 0)
  #expect(try unreadable() == 2)
  #expect(try run(folders) == 5)
  #expect(try unreadable() == 1)
  try fixture.folder.file("in/empty/b.pdf", DrawnPDF(texts: ["B"]).data)
  #expect(try run(folders) == 0)
  #expect(try unreadable() == 0)
  #expect(try run([]) == 0)
}

@Test func `the log in JSON and the metrics tell the same numbers`() throws {
  let fixture = try Fixture()
  for document in 0..<3 {
    try fixture.folder.file("in/\(document).pdf", DrawnPDF(texts: ["\(document)"]).data)
  }
  let metrics = fixture.folder.path + "/gongkai.prom"
  let run = try fixture.run(["--log", "json", "--metrics", metrics])
  let lines = try run.errors.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  let summary = try #require(lines.last?["summary"] as? [String: Any])
  #expect(lines.count { $0["event"] as? String == "document" } == 3)
  #expect((summary["documents"] as? [String: Int])?["succeeded"] == 3)
  #expect(summary["pages"] as? Int == 3)
  let text = try String(contentsOfFile: metrics, encoding: .utf8)
  #expect(text.contains("gongkai_run_documents{status=\"succeeded\"} 3.0\n"))
  #expect(text.contains("gongkai_run_pages 3.0\n"))
  #expect(text.contains("gongkai_run_over 1.0\n"))
}

@Test func `without its worker a run stops and leaves every document to be done`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  try fixture.folder.file("in/b.pdf", DrawnPDF(texts: ["B"]).data)
  let alone = fixture.folder.path + "/alone"
  let run = try fixture.run(
    shell: "mkdir \(alone) && cp \"$0\" \(alone)/ && exec \(alone)/gongkai \"$@\"")
  #expect(run.code == 7)
  #expect(run.errors.contains("there is no gongkai-worker beside gongkai"))
  #expect(try fixture.documents()["failed"] == 0)
  #expect(try fixture.run().code == 0)
  #expect(try fixture.documents()["succeeded"] == 2)
}

@Test func `metrics that cannot take their place are told before anything is made`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  let pipe = fixture.folder.path + "/pipe"
  mkfifo(pipe, 0o600)
  let missing = fixture.folder.path + "/mistyped/gongkai.prom"
  let before = fixture.folder.contents
  for place in [pipe, missing, fixture.inputs, fixture.inputs + "/a.pdf/x", "/proc/none/x"] {
    let run = try fixture.run(["--metrics", place])
    #expect(run.code == 6)
    #expect(run.errors.hasPrefix("gongkai: \(place): metrics cannot be written there ("))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(fixture.folder.contents == before)
  }
  #expect(try fixture.run(["--metrics", ""]).code == 2)
}

@Test func `metrics of a run that is under way make no folder, and do not end it`() throws {
  let fixture = try Fixture()
  for document in 0..<20 {
    let texts = Array(repeating: "Document \(document)", count: 30)
    try fixture.folder.file("in/\(document).pdf", DrawnPDF(texts: texts).data)
  }
  try fixture.folder.file("metrics/kept", "")
  let folder = fixture.folder.path + "/metrics"
  let run = try RunningCommand([
    "run", fixture.inputs, "--store", fixture.store, "--metrics", folder + "/gongkai.prom",
  ])
  run.wait { fixture.outputs.count > 2 }
  try FileManager.default.removeItem(atPath: folder)
  let (code, errors) = run.end()
  #expect(code == 0)
  #expect(errors.contains("metrics cannot be written there"))
  #expect(!FileManager.default.fileExists(atPath: folder))
}

@Test func `names in GBK are read, told in Chinese, and found again by the store`() throws {
  let fixture = try Fixture()
  let sample = try fixture.folder.file("sample.pdf", DrawnPDF(texts: ["A"]).data)
  // 预算 in GBK, and a byte that is of no encoding.
  let packing =
    "mkdir -p \(fixture.inputs) && cd \(fixture.inputs) && cp \(sample) $(printf '\\324\\244\\313\\343').pdf"
    + " && printf '%%PDF-1.7' > $(printf 'a\\377').pdf; exec \"$0\" \"$@\""
  let run = try fixture.run(shell: packing)
  #expect(run.code == 5)
  #expect(run.errors.contains("in/预算.pdf: succeeded"))
  #expect(run.errors.contains("in/a\\xFF.pdf: failed"))
  let output = try #require(fixture.outputs.first)
  let document = fixture.folder.json(output)?["document"] as? [String: Any]
  #expect((document?["path"] as? String)?.hasSuffix("in/预算.pdf") == true)
  try FileManager.default.removeItem(atPath: fixture.folder.path + "/" + output)
  let again = try Command.run(["run", "--store", fixture.store])
  #expect(again.errors.contains("in/预算.pdf: succeeded"))
}

@Test func `a file whose name is in GBK can be named, and its output is named in Chinese`() throws {
  let folder = try ScratchFolder()
  let sample = try folder.file("sample.pdf", DrawnPDF(texts: ["A"]).data)
  let command = try Command.run(
    ["-o", folder.path + "/out"],
    shell: "cd \(folder.path) && name=$(printf '\\324\\244\\313\\343').pdf && cp \(sample) $name"
      + " && exec \"$0\" extract $name \"$@\"")
  #expect(command.code == 0)
  #expect(folder.contents.contains("out/预算.json"))
}

@Test func `an output that was taken away is made again`() throws {
  let fixture = try Fixture()
  for text in ["A", "B"] {
    try fixture.folder.file("in/\(text).pdf", DrawnPDF(texts: [text]).data)
  }
  _ = try fixture.run()
  for arguments in [[fixture.inputs], []] {
    let output = try #require(fixture.outputs.first)
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/" + output)
    #expect(fixture.outputs.count == 1)
    let run = try Command.run(["run", "--store", fixture.store] + arguments)
    #expect(run.code == 0)
    #expect(run.errors.contains("documents  1 succeeded"))
    #expect(fixture.outputs.count == 2)
  }
}

@Test func `a run's code is the one that all its inputs agree on, the second time too`() throws {
  let fixture = try Fixture()
  let encrypted = try Data(contentsOf: Project.folder.appending(path: "samples/encrypted.pdf"))
  try fixture.folder.file("in/locked.pdf", encrypted)
  #expect(try fixture.run().code == 4)
  let second = try fixture.run()
  #expect(second.code == 4)
  #expect(second.errors.contains("1 documents were not whole after an earlier run"))
  try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  #expect(try fixture.run().code == 5)
  try FileManager.default.removeItem(atPath: fixture.inputs + "/locked.pdf")
  #expect(try fixture.run().code == 3)
}

@Test func `a quiet run writes no summary in JSON either`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  #expect(try fixture.run(["--quiet", "--log", "json"]).errors == "")
}

@Test func `names that would steer a terminal are shown by their numbers`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a\u{1B}[2J\n\u{202E}.pdf", "%PDF-1.7\n")
  let run = try fixture.run()
  #expect(run.errors.contains("a\\u{1B}[2J\\u{A}\\u{202E}.pdf: failed"))
  let status = try Command.run(["status", "--store", fixture.store, "--failures"])
  #expect(
    String(decoding: status.output, as: UTF8.self).contains("a\\u{1B}[2J\\u{A}\\u{202E}.pdf\t"))
}

@Test func `what standard output refuses is told, and is no success`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  _ = try fixture.run()
  let status = try Command.run(
    ["status", "--store", fixture.store], shell: "exec \"$0\" \"$@\" > /dev/full")
  #expect(status.code == 6)
  #expect(status.errors.contains("standard output takes no more"))
}

/// Whether a folder can be mounted over itself to be read only.
private let canMount: Bool =
  (try? Command.run([], shell: "unshare -m mount --bind /tmp /tmp"))?.code == 0

@Test(.enabled(if: canMount)) func `a store that can only be read tells its state`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  _ = try fixture.run()
  let mounting =
    "mount --bind \(fixture.store) \(fixture.store) && "
    + "mount -o remount,ro,bind \(fixture.store) && exec \"$0\" \"$@\""
  let status = try Command.run(
    ["status", "--store", fixture.store, "--json"],
    shell: "exec unshare -m /bin/sh -c '\(mounting)' \"$0\" \"$@\"")
  #expect(status.errors == "")
  #expect((status.json?["documents"] as? [String: Int])?["succeeded"] == 1)
}

@Test func `an interrupted run ends what is in work, and begins nothing`() throws {
  let fixture = try Fixture()
  for document in 0..<30 {
    let texts = Array(repeating: "Document \(document)", count: 200)
    try fixture.folder.file("in/\(document).pdf", DrawnPDF(texts: texts).data)
  }
  let run = try RunningCommand(["run", fixture.inputs, "--store", fixture.store, "--jobs", "1"])
  run.wait { fixture.outputs.count >= 1 && run.workers.contains { processorTime(of: $0) > 5 } }
  let before = fixture.outputs.count
  run.signal(SIGINT)
  #expect(run.end().code == 130)
  #expect(before < fixture.outputs.count)
  #expect(fixture.outputs.count < 30)
  let rest = try Command.run(["run", "--store", fixture.store])
  #expect(rest.errors.contains("give its paths once more"))
  #expect(!(try Command.run(["run", "--store", fixture.store])).errors.contains("once more"))
}

@Test func `every line of a log in JSON is an object`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a\u{202E}\u{85}\u{2028}.pdf", DrawnPDF(texts: ["A"]).data)
  let arguments = ["--log", "json"]
  let runs = [
    try fixture.run(arguments + ["--metrics", "/proc/none/x"]),
    try fixture.run(arguments + ["--profile", fixture.folder.path + "/none.yaml"]),
    try fixture.run(arguments + ["--origins", fixture.folder.path + "/none.tsv"]),
    try Command.run(["run", fixture.inputs, "--store", "/dev/null/x"] + arguments),
  ]
  for run in runs {
    #expect(!run.errors.isEmpty)
    for line in run.errors.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}

@Test func `a run without paths has the code of all that the store knows`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A"]).data)
  try fixture.folder.file("in/damaged.pdf", "%PDF-1.7\n")
  #expect(try fixture.run().code == 5)
  let rest = try Command.run(["run", "--store", fixture.store])
  #expect(rest.code == 5)
  #expect(rest.errors.contains("1 documents were not whole after an earlier run"))
}

@Test func `a partial document is told with its page, in a quiet run too`() throws {
  let fixture = try Fixture()
  try fixture.folder.file("in/a.pdf", DrawnPDF(texts: ["A", "B", "C"], damagedPage: 2).data)
  let run = try fixture.run(["--quiet"])
  #expect(run.code == 5)
  #expect(run.errors.contains("Page 2: "))
}
