import ArgumentParser
import PageModel

/// The command's root: it only names its parts.
struct Gongkai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongkai", abstract: "Published PDF disclosures into structured, checked data.",
    discussion: ExitCode.table, version: Release.version,
    subcommands: [
      Extract.self, Run.self, Status.self, Inspect.self, Evaluate.self, Calibrate.self,
      Learned.self, Profiles.self, Schema.self, CrawlCommand.self, NightlyCommand.self, Diff.self,
    ])
}
