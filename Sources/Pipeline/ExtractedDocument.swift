import Glibc
import PageModel
import Workers

/// A document on its last stage: all that was found in it, to be put where it belongs.
public struct ExtractedDocument: Sendable {
  /// Its input's number in the flow.
  let index: Int
  public let input: LocatedInput
  public let description: DocumentDescription
  public let outcome: ExtractionOutcome
  /// Nil unless the options keep them.
  public private(set) var findings: Findings?
  /// What became of its pages, in order; none of inputs without pages.
  public let pageRanges: [ReadRange]
  /// What the stages so far took.
  public internal(set) var times: [StageTime]
  /// What was asked for, in that order; the contract JSON may be among them.
  private var outputs: [Analysis.Output]
  /// What was repaired, for standard output; nil when nobody asked.
  private let explanation: [UInt8]?

  init(_ read: ReadJob, _ analysis: Analysis, _ options: ExtractionOptions) {
    index = read.job.index
    input = read.job.input
    description = read.document.description
    outcome = analysis.outcome
    findings = analysis.findings
    pageRanges = read.document.ranges
    times = read.times + analysis.times
    outputs = options.formats.compactMap { format in
      guard format == .pdf else { return analysis.outputs.first { $0.format == format } }
      return read.searchable.map { Analysis.Output(format: format, bytes: $0) }
    }
    explanation = analysis.explanation
  }

  /// The contract JSON; empty where nobody asked for it.
  public var bytes: [UInt8] { outputs.first { $0.format == .json }?.bytes ?? [] }

  /// The document with other findings, and the contract JSON of them.
  func with(_ findings: Findings, json: [UInt8]) -> ExtractedDocument {
    var changed = self
    changed.findings = findings
    changed.outputs = outputs.map { output in
      output.format == .json ? Analysis.Output(format: .json, bytes: json) : output
    }
    return changed
  }

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
