import Foundation
import TestSupport
import Testing

/// The commands that the documentation shows, run as printed.
@Suite struct TutorialTests {
  @Test func `every command of the tutorial prints what the tutorial shows`() throws {
    let text = try String(
      contentsOf: Project.folder.appending(path: "docs/tutorial.md"), encoding: .utf8)
    let steps = ConsoleStep.steps(in: text)
    #expect(steps.count >= 5)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for shared in ["samples", "scripts"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: shared),
        withDestinationURL: Project.folder.appending(path: shared))
    }
    let programs = Project.gongkai.deletingLastPathComponent().path
    for step in steps {
      let run = try CommandRun(
        URL(filePath: "/bin/bash"), ["-c", step.command + " 2>&1"], in: folder, searching: programs)
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        step.accepts(lines.map(String.init)), "\(step.command)\nprinted\n\(run.output)")
    }
  }

  @Test func `a dot line stands for any lines and dots in a line for any text`() {
    let step = ConsoleStep(command: "x", expected: ["a", "…", "b … d"])
    #expect(step.accepts(["a", "1", "2", "b c d"]))
    #expect(!step.accepts(["a", "b c"]))
    #expect(!step.accepts(["b c d"]))
  }
}
