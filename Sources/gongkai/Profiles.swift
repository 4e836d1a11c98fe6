import ArgumentParser

/// Lists what documents are known by.
struct Profiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "List the profiles: name and version, the kind of records, how many checks.")

  @OptionGroup var profiles: ProfileArguments

  func run() throws {
    for profile in try profiles.library().profiles {
      print("\(profile.id)\t\(profile.kind)\t\(profile.checks.count) checks")
    }
  }
}
