import ArgumentParser

/// The command's root: it only names its parts.
@main
struct Gongkai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongkai", abstract: "Published PDF disclosures into structured, checked data.",
    version: "0.1.0")
}
