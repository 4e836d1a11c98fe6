/// Why a file cannot be used for calibration.
public struct CalibrationError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// One sentence: what is wrong and what to do.
  public var message: String

  public init(file: String, message: String) {
    self.file = file
    self.message = message
  }

  public var description: String { "\(file): \(message)" }
}

extension JSONParser {
  /// The value of a file's bytes; the error names the file.
  static func value(of bytes: [UInt8], file: String) throws(CalibrationError) -> JSONValue {
    do throws(JSONError) {
      return try value(of: bytes)
    } catch {
      throw CalibrationError(
        file: file, message: "The file is no JSON: \(error.reason) (byte \(error.offset)).")
    }
  }
}
