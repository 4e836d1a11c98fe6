import Calibration
import Pipeline
import Workers

/// A file of people's decisions.
enum DecisionFile {
  static func decisions(at path: String) throws -> [Decision] {
    do {
      return try Decision.decisions(in: try FileContent.bytes(at: path), file: path)
    } catch let error as CalibrationError {
      throw UsageError(message: "\(error)")
    } catch let error as FileError {
      throw UsageError(message: "The decisions cannot be used. \(error)")
    }
  }

  /// Adds what the outputs of the decided documents know and the decisions leave out.
  static func complete(_ decisions: inout [Decision], from folder: String) throws {
    for name in FolderWalk.files(below: folder, ending: ".json") {
      let file = "\(folder)/\(name)"
      do {
        let output = try OutputDocument(try FileContent.bytes(at: file), file: file)
        decisions = decisions.map { $0.completed(from: output) }
      } catch is CalibrationError {
        // The folder may hold other JSON beside outputs.
        continue
      } catch let error as FileError {
        throw UsageError(message: "\(error)")
      }
    }
  }
}
