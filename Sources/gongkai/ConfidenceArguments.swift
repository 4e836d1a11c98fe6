import ArgumentParser
import Calibration
import Checks
import Reading

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

  /// Throws a usage error for a file that is missing or no model.
  func acceptance() throws -> Acceptance {
    do {
      let model = try calibration.map { path in
        try ModelFile.model(from: try FileContent.bytes(at: path), file: path)
      }
      return Acceptance(model: try model ?? ModelFile.shipped(), aim: acceptAt)
    } catch let error as CalibrationError {
      throw UsageError(message: "\(error)")
    } catch let error as ReadingError {
      throw UsageError(message: "The confidence model cannot be used. \(error)")
    }
  }
}
