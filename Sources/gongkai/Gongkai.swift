import ArgumentParser
import PageModel

/// The command's root: it only names its parts.
struct Gongkai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongkai", abstract: "Published PDF disclosures into structured, checked data.",
    discussion: ExitCode.table, version: Release.version,
    subcommands: [
      Extract.self, Run.self, Status.self, ReviewCommand.self, Audit.self, Decisions.self,
      Inspect.self, Evaluate.self, Calibrate.self, Learned.self, CrawlCommand.self,
      NightlyCommand.self, Diff.self, Profiles.self, Schema.self,
    ])
}
