import Calibration
import Pipeline
import Workers

/// Truth files of a folder with the outputs of the same names.
struct TruthFolder {
  /// A truth file and the output for its document, which may be missing.
  struct Pair {
    /// Relative to the folder, without its ending.
    var name: String
    var truth: String
    var output: String
  }

  private static let ending = ".gold.json"

  let pairs: [Pair]

  /// Throws a usage error where there is no truth in the folder.
  init(_ folder: String, outputs: String) throws {
    pairs = FolderWalk.files(below: folder, ending: Self.ending).map { name in
      let stem = String(name.dropLast(Self.ending.count))
      return Pair(
        name: stem, truth: "\(folder)/\(name)", output: "\(outputs)/\(stem).json")
    }
    guard !pairs.isEmpty else {
      throw UsageError(message: "\(folder): There is no file here whose name ends in .gold.json.")
    }
  }

  /// Every output held against its truth; outputs that are missing are told and left out.
  func comparisons() throws -> [DocumentComparison] {
    var comparisons: [DocumentComparison] = []
    for pair in pairs {
      guard let output = try? FileContent.bytes(at: pair.output) else {
        StandardError.tell("\(pair.name): There is no output for this truth.")
        continue
      }
      do {
        comparisons.append(
          try DocumentComparison(
            truth: try FileContent.bytes(at: pair.truth), truthFile: pair.truth, output: output,
            outputFile: pair.output, name: pair.name))
      } catch let error as CalibrationError {
        throw UsageError(message: "\(error)")
      } catch let error as FileError {
        throw UsageError(message: "\(error)")
      }
    }
    guard !comparisons.isEmpty else {
      throw UsageError(message: "None of the truth has an output; extract its documents first.")
    }
    return comparisons
  }
}
