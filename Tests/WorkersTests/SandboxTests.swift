import Foundation
import PageModel
import TestSupport
import Testing
import Workers

private func worker(_ mode: SandboxMode) throws -> Worker {
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  var limits = WorkerLimits(page: 20, document: 60)
  limits.sandbox = mode
  return Worker(command, limits: limits, cancellation: try Cancellation())
}

/// What a worker in that sandbox manages to do that it must not, by name.
private func escapes(_ mode: SandboxMode, in folder: ScratchFolder) throws -> [String] {
  try folder.file("secret", "the neighbour's")
  let text = "pages 2\nescape 2 \(folder.path)"
  let document = try worker(mode).read(ReadingRequest(.bytes(Array(text.utf8))))
  let lost = try #require(document.lostPages.first)
  return lost.reason.split(separator: " ").map(String.init)
}

/// What this system cannot give; the tests below expect only what it can.
private let missing: [SandboxWall] = {
  (try? worker(.auto).sandbox().missing) ?? []
}()

@Test(.enabled(if: missing.isEmpty))
func `a worker in its sandbox opens no socket, no file, and starts no program`() throws {
  let folder = try ScratchFolder()
  #expect(try escapes(.auto, in: folder) == [])
  #expect(folder.contents == ["secret"])
  #expect(try String(contentsOfFile: folder.path + "/secret", encoding: .utf8) == "the neighbour's")
}

@Test func `without a sandbox all of it succeeds`() throws {
  let succeeded = try escapes(.off, in: try ScratchFolder())
  for attempt in ["internet", "local-socket", "create", "overwrite", "read", "delete", "program"] {
    #expect(succeeded.contains(attempt))
  }
}

@Test func `a sandbox that was switched off is told of`() throws {
  #expect(try worker(.off).sandbox() == SandboxReport(mode: .off))
  #expect(SandboxReport(mode: .off).complaint != nil)
}

@Test func `a sandbox without all its walls is told of, and not enough where it is required`() {
  let lacking = SandboxReport(mode: .auto, missing: [.files])
  #expect(lacking.complaint?.contains("Landlock") == true)
  #expect(lacking.isSufficient)
  #expect(!SandboxReport(mode: .require, missing: [.files]).isSufficient)
  #expect(SandboxReport(mode: .require).complaint == nil)
}

@Test func `a document is read in the sandbox as it is without`() throws {
  let text = Array("pages 9".utf8)
  let shutIn = try worker(.auto).read(ReadingRequest(.bytes(text)))
  let free = try worker(.off).read(ReadingRequest(.bytes(text)))
  #expect(try shutIn.pages().count == 9)
  #expect(try shutIn.pages().map(\.words) == free.pages().map(\.words))
}
