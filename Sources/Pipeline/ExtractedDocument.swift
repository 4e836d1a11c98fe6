import Glibc
import PageModel
import Workers

/// A document on its last stage: all that was found in it, to be put where it belongs.
public struct ExtractedDocument: Sendable {
  public var input: LocatedInput
  public var extraction: Extraction
  /// The same before its values were read.
  public var unjudged: UnjudgedExtraction
  /// The contract JSON.
  public var bytes: [UInt8]
  public var outcome: ExtractionOutcome
  public var lostPages: [LostPage]
  /// What the stages so far took.
  public var times: [StageTime] = []
  /// What was asked for, in that order; the contract JSON may be among them.
  var outputs: [(format: OutputFormat, bytes: [UInt8])] = []
  /// What was repaired, for standard output; nil when nobody asked.
  var explanation: [UInt8]?

  /// Puts what was asked for into files of that name with the suffixes of their formats, or onto
  /// standard output for nil; no file is left half-written.
  func write(to path: String?) throws(ExtractionFailure) {
    var place = "standard output"
    do throws(SystemError) {
      if let path {
        for output in outputs {
          place = path + output.format.suffix
          try OutputFile(place).write(output.bytes)
        }
        place = "standard output"
      }
      if let explanation {
        try WholeWrite.write(explanation, to: STDOUT_FILENO)
      } else if path == nil {
        for output in outputs { try WholeWrite.write(output.bytes, to: STDOUT_FILENO) }
      }
    } catch {
      throw .notWritten(path: place, error)
    }
  }
}
