import ArgumentParser
import Calibration
import Checks
import Glibc
import Pipeline
import Workers

import struct PageModel.AcceptanceRule

/// Outputs measured against truth.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure outputs against truth: silent errors, review, calibration.",
    discussion: """
      Each <name>.gold.json below the folder of truth is held against <name>.json at the same \
      place below the folder of outputs.
      """)

  @Option(help: ArgumentHelp("The folder that holds the truth.", valueName: "folder"))
  var truth: String

  @Argument(help: ArgumentHelp("The folder that holds the outputs.", valueName: "outputs"))
  var outputs: String

  @Option(
    help: ArgumentHelp(
      "The aim the outputs were extracted with.", valueName: "share"))
  var acceptAt: Double = AcceptanceRule.defaultAim

  @Flag(help: "The figures as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Also writes the figures as a page with charts.", valueName: "file"))
  var html: String?

  @Flag(help: "Judges each document by a model fitted on all documents of other originals.")
  var heldOut = false

  @Option(help: ArgumentHelp("Also writes each field as a line of JSON.", valueName: "file"))
  var fields: String?

  func run() throws {
    let rule = AcceptanceRule(aim: acceptAt)
    var comparisons = try TruthFolder(truth, outputs: outputs).comparisons()
    if heldOut {
      guard comparisons.contains(where: { $0.fields.contains { $0.evidence != nil } }) else {
        throw UsageError(message: "The outputs have no features; extract them with --features.")
      }
      comparisons = HeldOutJudgement.judged(comparisons, rule: rule)
    }
    let evaluation = Evaluation(comparisons, threshold: rule.floor)
    if let fields { try WrittenFile.write(FieldLines.text(of: comparisons), to: fields) }
    if let html { try WrittenFile.write(evaluation.page, to: html) }
    print(json ? evaluation.json : evaluation.text, terminator: "")
  }
}
