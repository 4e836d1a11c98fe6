import Foundation
import TestSupport
import Testing

/// The rules on invented forms, sound and broken in known ways.
@Suite struct RuleFormsTests {
  @Test func `nearly all broken forms are told under their code, and few sound ones are suspected`()
    throws
  {
    let script = Project.folder.appending(path: "scripts/score-rules").path
    let run = try CommandRun(Project.python, [script, "--misses"])
    #expect(run.code == 0, "\(run.output)\(run.errors)")
  }
}
