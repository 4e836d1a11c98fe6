import Emit
import PageModel
import Repair
import Workers

extension ReadJob {
  /// The document with its searchable PDF, where the options want one; without that the rest goes on.
  func layered(by worker: Worker, _ options: ExtractionOptions) -> ReadJob {
    var layered = self
    guard case .pages(let pages) = document.content else {
      if options.formats != [.json] {
        layered.warnings.append("It has no pages, so that only JSON can be made of it.")
      }
      return layered
    }
    guard options.formats.contains(.pdf) else { return self }
    do throws(ReadingFailure) {
      layered.searchable = try worker.searchable(
        job.input.source, password: options.password, layers: pages.compactMap(\.textLayer))
    } catch {
      layered.warnings.append("It could not be written as a searchable PDF: \(error.reason).")
    }
    return layered
  }
}

extension LaidOutJob {
  /// The bytes in a format that needs no judgement; nil where they cannot be had.
  fileprivate func bytes(as format: OutputFormat) -> [UInt8]? {
    guard !pages.isEmpty else { return nil }
    return switch format {
    case .json: nil
    case .pdf: searchable
    case .hocr: hocr(of: wordedPages, layout: layout, document: description)
    case .alto: alto(of: wordedPages, layout: layout, document: description)
    }
  }
}

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
      input: job.input, extraction: extraction, unjudged: judged.labelled.repaired.unjudged,
      bytes: documentJSON(
        extraction, pretty: options.isPretty, showsFeatures: options.showsFeatures),
      outcome: outcome,
      lostPages: laidOut.lostPages, explanation: explanation)
    document.outputs = options.formats.compactMap { format in
      let bytes = format == .json ? document.bytes : laidOut.bytes(as: format)
      return bytes.map { (format, $0) }
    }
  }
}
