import Emit
import PageModel
import Repair
import Workers

extension EmittedJob {
  init(_ judged: JudgedJob, _ tools: AnalysisTools, _ options: ExtractionOptions) {
    let laidOut = judged.labelled.repaired.laidOut
    let extraction = judged.extraction(profiles: tools.profiles)
    let judgements = judged.judged.judgements.values
    job = laidOut.job
    let explanation =
      options.isExplaining
      ? Array(
        "\(laidOut.job.input.name)\n\n\(Repair.explanation(before: laidOut.layout, after: extraction.repaired))"
          .utf8)
      : nil
    let outcome = ExtractionOutcome(
      name: job.input.name, pageCount: laidOut.pages.count, warnings: extraction.warnings,
      isPartial: laidOut.isPartial, fieldCount: judgements.count,
      reviewCount: judgements.count { $0.status == .needsReview })
    document = ExtractedDocument(
      input: job.input, extraction: extraction,
      bytes: documentJSON(
        extraction, pretty: options.isPretty, showsFeatures: options.showsFeatures),
      outcome: outcome,
      lostPages: laidOut.lostPages, explanation: explanation)
  }
}
