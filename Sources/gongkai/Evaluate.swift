import ArgumentParser
import Calibration
import Checks
import Glibc
import Pipeline
import Workers

/// Outputs measured against truth.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
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
  var acceptAt: Double = Acceptance.defaultAim

  @Flag(help: "The figures as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Also writes the figures as a page with charts.", valueName: "file"))
  var html: String?

  func run() throws {
    let evaluation = Evaluation(
      try TruthFolder(truth, outputs: outputs).comparisons(),
      threshold: Acceptance.leastConfidence(at: acceptAt))
    if let html { try WrittenFile.write(evaluation.page, to: html) }
    print(json ? evaluation.json : evaluation.text, terminator: "")
  }
}
