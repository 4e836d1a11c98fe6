import ArgumentParser
import Calibration
import Checks
import PageModel
import Workers

/// Refits the model that reckons confidence.
struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Refit the confidence model from outputs and truth.",
    discussion: """
      The outputs must have been written with extract --features. What is told are figures of \
      fields whose confidence comes from a model fitted on other originals.
      """)

  @Option(
    help: ArgumentHelp(
      "A folder that holds truth for the outputs in the folder of the same place; repeatable.",
      valueName: "folder"))
  var truth: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of people's decisions about fields of the outputs; repeatable.", valueName: "file"))
  var decisions: [String] = []

  @Argument(help: ArgumentHelp("The folders that hold the outputs.", valueName: "outputs"))
  var outputs: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The model's file.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The aim the figures take for accepting fields.", valueName: "share")
  )
  var acceptAt: Double = AcceptanceRule.defaultAim

  func validate() throws {
    guard !truth.isEmpty || !decisions.isEmpty else {
      throw ValidationError("Give a folder of truth with --truth, or decisions with --decisions.")
    }
    guard truth.isEmpty || truth.count == outputs.count else {
      throw ValidationError("Give one folder of outputs for each --truth.")
    }
  }

  func run() throws {
    let rows = try rowsOfTruth() + rowsOfDecisions()
    guard !rows.isEmpty else {
      throw UsageError(message: "The outputs have no features; extract them with --features.")
    }
    let calibrator = Calibrator(rows)
    let model = calibrator.model(fingerprint: Self.fingerprint(of: calibrator.text))
    try WrittenFile.write(ModelFile.text(of: model), to: output)
    for held in HeldOutFigures.all(
      of: calibrator, threshold: AcceptanceRule(aim: acceptAt).floor)
    { print(held.line) }
  }

  private func rowsOfTruth() throws -> [TrainingRow] {
    try zip(truth, outputs).flatMap { truth, outputs in
      try TruthFolder(truth, outputs: outputs).comparisons().flatMap { comparison in
        comparison.fields.compactMap { TrainingRow($0) }
      }
    }
  }

  private func rowsOfDecisions() throws -> [TrainingRow] {
    try decisions.flatMap { path in
      try outputs.reduce(into: try DecisionFile.decisions(at: path)) { decisions, folder in
        try DecisionFile.complete(&decisions, from: folder)
      }.compactMap(\.row)
    }
  }

  private static func fingerprint(of text: String) -> String {
    var digest = SHA256()
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    return "sha256:" + digest.finish()
  }
}
