import ArgumentParser
import Checks
import Pipeline
import Workers

import struct PageModel.AcceptanceRule

/// How sure a field must be to be accepted, and by which model its confidence is reckoned.
struct ConfidenceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The share of a document's accepted fields that is to be right.", valueName: "share"))
  var acceptAt: Double = AcceptanceRule.defaultAim

  @Option(
    help: ArgumentHelp(
      "A confidence model that calibrate wrote, instead of the one built in.", valueName: "file"))
  var calibration: String?

  func validate() throws {
    guard (0...1).contains(acceptAt) else {
      throw ValidationError("--accept-at takes a share from 0 to 1, not \(acceptAt).")
    }
  }

  /// The model's file, nil for the model built in; throws a usage error for one that is missing.
  func file() throws -> AnalysisSetup.File? {
    do throws(FileError) {
      return try calibration.map { path throws(FileError) in
        AnalysisSetup.File(name: path, bytes: try FileContent.bytes(at: path))
      }
    } catch {
      throw UsageError(message: "The confidence model cannot be used. \(error)")
    }
  }
}
