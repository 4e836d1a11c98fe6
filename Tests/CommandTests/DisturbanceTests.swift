import Foundation
import TestSupport
import Testing

/// A document that keeps a worker busy for a while.
private func longDocument(in folder: ScratchFolder) throws -> String {
  try folder.file("long.pdf", DrawnPDF(texts: Array(repeating: "Page", count: 3000)).data)
}

@Test func `a worker killed in the middle of a document costs no page`() throws {
  let folder = try ScratchFolder()
  let path = try longDocument(in: folder)
  let run = try RunningCommand(["extract", path, "-o", folder.path + "/out", "--jobs", "1"])
  run.wait { run.workers.contains { processorTime(of: $0) > 10 } }
  let worker = try #require(run.workers.first)
  kill(worker, SIGKILL)
  let (code, errors) = run.end()
  #expect(code == 0)
  #expect(errors == "")
  #expect((folder.json("out/long.json")?["pages"] as? [Any])?.count == 3000)
}

@Test func `workers killed again and again change nothing in the output`() throws {
  let folder = try ScratchFolder()
  let path = try longDocument(in: folder)
  let quiet = try RunningCommand(["extract", path, "-o", folder.path + "/quiet"])
  #expect(quiet.end().code == 0)
  let run = try RunningCommand(["extract", path, "-o", folder.path + "/out", "--jobs", "2"])
  for _ in 0..<8 {
    // More than a start takes: a page that two workers die over is given up.
    let patience = Int.random(in: 20...40)
    run.wait { run.workers.contains { processorTime(of: $0) > patience } }
    for worker in run.workers where processorTime(of: worker) > patience { kill(worker, SIGKILL) }
  }
  let (code, errors) = run.end()
  #expect(code == 0)
  #expect(errors == "")
  #expect(try folder.document("out/long.json") == folder.document("quiet/long.json"))
}

@Test(arguments: [SIGINT, SIGTERM])
func `an interrupted run says so and leaves nothing half-written`(number: Int32) throws {
  let folder = try ScratchFolder()
  let path = try longDocument(in: folder)
  let run = try RunningCommand(["extract", path, "-o", folder.path + "/out"])
  run.wait { run.workers.contains { processorTime(of: $0) > 5 } }
  let workers = run.workers
  run.signal(number)
  let (code, errors) = run.end()
  #expect(code == 130)
  #expect(errors.contains("interrupted"))
  // What is nearly done is ended first.
  #expect([["long.pdf", "out"], ["long.pdf", "out", "out/long.json"]].contains(folder.contents))
  let pages = folder.json("out/long.json")?["pages"] as? [Any]
  #expect(pages == nil || pages?.count == 3000)
  #expect(allEnd(workers))
}

@Test(arguments: [SIGINT, SIGTERM])
func `a signal before anything has begun ends a run with its own code`(number: Int32) throws {
  let folder = try ScratchFolder()
  let (store, profile) = (folder.path + "/store", folder.path + "/profile.yaml")
  mkfifo(profile, 0o600)
  let run = try RunningCommand(["run", "--store", store, "--profile", profile])
  // It can be opened so only once the command waits for what the profile says.
  var writer: Int32 = -1
  run.wait {
    writer = open(profile, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    return writer >= 0
  }
  run.signal(number)
  close(writer)
  #expect(run.end().code == 130)
  #expect(folder.contents == ["profile.yaml"])
}

@Test func `workers end with a parent that is killed`() throws {
  let folder = try ScratchFolder()
  let path = try longDocument(in: folder)
  let run = try RunningCommand(["extract", path, "-o", folder.path + "/out"])
  run.wait { run.workers.contains { processorTime(of: $0) > 5 } }
  let workers = run.workers
  run.signal(SIGKILL)
  _ = run.end()
  #expect(allEnd(workers))
}

@Test func `a worker that hangs ends with a parent that is killed`() throws {
  let folder = try ScratchFolder()
  // Beside this copy lies a worker that does what its document says.
  let command = folder.path + "/gongkai"
  try FileManager.default.copyItem(atPath: BuiltExecutable.gongkai, toPath: command)
  try FileManager.default.createSymbolicLink(
    atPath: command + "-worker", withDestinationPath: BuiltExecutable.faultyWorker)
  let document = try folder.file("spinning.pdf", Data("pages 2\nspin 2".utf8))
  let run = try RunningCommand(["extract", document, "-o", folder.path + "/out"], by: command)
  run.wait { run.workers.contains { processorTime(of: $0) > 20 } }
  let workers = run.workers
  run.signal(SIGKILL)
  _ = run.end()
  #expect(!workers.isEmpty)
  #expect(allEnd(workers))
}

/// Whether the processes end before long; a worker ends by itself once nobody can ask it.
private func allEnd(_ processes: [Int32]) -> Bool {
  let end = Date(timeIntervalSinceNow: 10)
  while processes.contains(where: { isRunning($0) }), Date() < end { usleep(1000) }
  return !processes.contains { isRunning($0) }
}

/// Whether a process still does something: one that nobody reaped counts as ended.
private func isRunning(_ identifier: Int32) -> Bool {
  guard let text = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8) else {
    return false
  }
  let state = text.split(separator: ")").last?.split(separator: " ").first
  return state != "Z" && state != "X"
}
