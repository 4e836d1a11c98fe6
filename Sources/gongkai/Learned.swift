import ArgumentParser
import Calibration
import Glibc
import Pipeline
import Workers

/// What was learned from decisions: shown, added to and taken away.
struct Learned: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show, add to and take away what was learned from people's decisions.",
    subcommands: [LearnedList.self, LearnedAdd.self, LearnedRemove.self])
}

/// Lists what was learned, and whether it is applied.
struct LearnedList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was learned, with its counts and sources.")

  @Argument(help: ArgumentHelp("The file of what was learned.", valueName: "file"))
  var file: String

  func run() throws {
    let library = try LearnedArguments.library(at: file)
    let applied = Set(library.supported().map(\.id))
    for entry in library.entries {
      print(entry.line + "\t" + (applied.contains(entry.id) ? "applied" : "too few"))
    }
  }
}

/// Learns from decisions.
struct LearnedAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Learn from decisions; a decision counts once, however often given.",
    discussion: """
      Decisions are JSON, one a line, with document, field, decision (confirmed, corrected or \
      rejected), and before, after, profile, name and label where they are known.
      """)

  @Argument(help: ArgumentHelp("The file of what was learned; made if missing.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("Files of decisions.", valueName: "decisions"))
  var decisions: [String]

  @Option(
    help: ArgumentHelp(
      "Outputs of the decided documents, for what the decisions leave out.", valueName: "folder"))
  var outputs: String?

  func run() throws {
    var library =
      unsafe access(file, F_OK) == 0 ? try LearnedArguments.library(at: file) : LearnedLibrary()
    for path in decisions {
      var found = try DecisionFile.decisions(at: path)
      if let outputs { try DecisionFile.complete(&found, from: outputs) }
      library.add(found, source: path)
    }
    try WrittenFile.write(LearnedFile.text(of: library), to: file)
    print("\(library.entries.count) entries, \(library.supported().count) of them applied")
  }
}

/// Takes entries away.
struct LearnedRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take entries away by their identifiers.")

  @Argument(help: ArgumentHelp("The file of what was learned.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("Identifiers, as list shows them.", valueName: "id"))
  var identifiers: [String]

  func run() throws {
    var library = try LearnedArguments.library(at: file)
    for id in identifiers where !library.remove(id) {
      throw UsageError(message: "\(file): There is no entry \(id); 'learned list' shows them.")
    }
    try WrittenFile.write(LearnedFile.text(of: library), to: file)
  }
}

/// What was learned, as an option of commands that apply it.
struct LearnedArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What was learned from decisions, as 'learned add' writes it.", valueName: "file"))
  var learned: String?

  /// The file, nil where none was given; throws a usage error for one that is missing.
  func file() throws -> AnalysisSetup.File? {
    try learned.map { AnalysisSetup.File(name: $0, bytes: try Self.bytes(at: $0)) }
  }

  /// Throws a usage error for a file that is missing or nothing learned.
  static func library(at path: String) throws -> LearnedLibrary {
    do {
      return try LearnedFile.library(from: try bytes(at: path), file: path)
    } catch let error as CalibrationError {
      throw UsageError(message: "\(error)")
    }
  }

  private static func bytes(at path: String) throws(UsageError) -> [UInt8] {
    do throws(FileError) {
      return try FileContent.bytes(at: path)
    } catch {
      throw UsageError(message: "What was learned cannot be used. \(error)")
    }
  }
}
