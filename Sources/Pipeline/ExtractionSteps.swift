import Emit
import Glibc
import PageModel
import Repair
import Workers

extension EmittedJob {
  init(_ judged: JudgedJob, _ tools: AnalysisTools, _ options: ExtractionOptions) {
    let laidOut = judged.labelled.repaired.laidOut
    let extraction = judged.extraction(profiles: tools.profiles)
    let judgements = judged.judged.judgements.values
    job = laidOut.job
    bytes = documentJSON(
      extraction, pretty: options.isPretty, showsFeatures: options.showsFeatures)
    explanation =
      options.isExplaining
      ? Array(
        "\(laidOut.job.input.name)\n\n\(Repair.explanation(before: laidOut.layout, after: extraction.repaired))"
          .utf8)
      : nil
    outcome = ExtractionOutcome(
      name: job.input.name, pageCount: laidOut.pages.count, warnings: extraction.warnings,
      isPartial: laidOut.isPartial, fieldCount: judgements.count,
      reviewCount: judgements.count { $0.status == .needsReview })
  }

  /// Puts the bytes where they belong; nothing is left of them where that fails.
  func write() throws(ExtractionFailure) -> ExtractionOutcome {
    do throws(SystemError) {
      if let path = job.outputPath {
        try OutputFile(path).write(bytes)
      }
      if let explanation {
        try OutputFile.writeAll(explanation, to: STDOUT_FILENO)
      } else if job.outputPath == nil {
        try OutputFile.writeAll(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
      }
      return outcome
    } catch {
      throw .notWritten(path: job.outputPath ?? "standard output", error)
    }
  }
}
