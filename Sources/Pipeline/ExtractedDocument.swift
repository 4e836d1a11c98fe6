import Glibc
import PageModel
import Workers

/// A document on its last stage: all that was found in it, to be put where it belongs.
public struct ExtractedDocument: Sendable {
  public var input: LocatedInput
  public var extraction: Extraction
  /// The contract JSON.
  public var bytes: [UInt8]
  public var outcome: ExtractionOutcome
  public var lostPages: [LostPage]
  /// What the stages so far took.
  public var times: [StageTime] = []
  /// What was repaired, for standard output; nil when nobody asked.
  var explanation: [UInt8]?

  /// Puts the JSON into the file, or onto standard output for nil; nothing is left of it where that
  /// fails.
  func write(to path: String?) throws(ExtractionFailure) {
    do throws(SystemError) {
      if let path { try OutputFile(path).write(bytes) }
      if let explanation {
        try OutputFile.writeAll(explanation, to: STDOUT_FILENO)
      } else if path == nil {
        try OutputFile.writeAll(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
      }
    } catch {
      throw .notWritten(path: path ?? "standard output", error)
    }
  }
}
