import Pipeline
import Workers

/// A text written to a file, whole or not at all.
enum WrittenFile {
  /// Throws the exit code of an output that cannot be written, once it was told.
  static func write(_ text: String, to path: String) throws(ExitCode) {
    do throws(SystemError) {
      try OutputFile(path).write(Array(text.utf8))
    } catch {
      StandardError.tell("\(path): The file cannot be written (\(error.reason)).")
      throw .outputUnwritable
    }
  }
}
