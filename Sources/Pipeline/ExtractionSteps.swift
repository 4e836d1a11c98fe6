import Emit
import PageModel
import Repair
import Workers

extension ReadJob {
  /// The document with its searchable PDF, where the options want one; without that the rest goes on.
  func layered(by worker: Worker, _ options: ExtractionOptions) -> ReadJob {
    var layered = self
    guard case .pages = document.content else {
      if options.formats != [.json] {
        layered.warnings.append("It has no pages, so that only JSON can be made of it.")
      }
      return layered
    }
    guard options.formats.contains(.pdf) else { return self }
    let layerBegun = MonotonicClock.seconds
    do throws(ReadingFailure) {
      layered.searchable = try worker.searchable(
        job.input.source, password: options.password,
        layers: try document.pages().compactMap(\.textLayer))
    } catch {
      layered.warnings.append("It could not be written as a searchable PDF: \(error.reason).")
    }
    layered.times = [StageTime(stage: "layer", seconds: MonotonicClock.seconds - layerBegun)]
    return layered
  }
}

extension ReadJob {
  /// The document with what the worker makes of it.
  func analysed(
    by worker: Worker, _ options: ExtractionOptions, _ setup: AnalysisSetup
  ) throws(ExtractionFailure) -> ExtractedDocument {
    do throws(WorkerFailure) {
      let bytes = try worker.analysis(
        of: reading, pageCount: document.description.pageCount
      ) { keptPages in
        AnalystRequest.analysis(
          AnalysisRequest(setup, task(options), document.content, keptPages: keptPages)
        ).wireBytes
      }
      do throws(WireError) {
        return ExtractedDocument(self, try Analysis(wireBytes: bytes), options)
      } catch {
        throw .garbled(error)
      }
    } catch {
      throw .analysis(error)
    }
  }

  /// What is to be made of it.
  func task(_ options: ExtractionOptions) -> AnalysisTask {
    AnalysisTask(
      name: job.input.name, origin: job.input.origin, description: document.description,
      lostPages: document.lostPages, warnings: warnings, begun: reading.begun, form: options.form)
  }
}

extension LaidOutJob {
  /// The bytes in a format that needs no judgement; nil where they cannot be had.
  fileprivate func bytes(as format: OutputFormat) -> [UInt8]? {
    guard !pages.isEmpty else { return nil }
    return switch format {
    case .json, .pdf: nil
    case .hocr: hocr(of: wordedPages, layout: layout, document: description)
    case .alto: alto(of: wordedPages, layout: layout, document: description)
    }
  }
}

extension EmittedJob {
  init(_ judged: JudgedJob, _ tools: AnalysisTools) {
    let laidOut = judged.labelled.repaired.laidOut
    let form = laidOut.form
    let extraction = judged.extraction(profiles: tools.profiles)
    outputs = form.formats.compactMap { format in
      let bytes =
        format == .json
        ? documentJSON(extraction, pretty: form.isPretty, showsFeatures: form.showsFeatures)
        : laidOut.bytes(as: format)
      return bytes.map { Analysis.Output(format: format, bytes: $0) }
    }
    explanation =
      form.isExplaining
      ? Array(
        "\(laidOut.name)\n\n\(Repair.explanation(before: laidOut.layout, after: extraction.repaired))"
          .utf8)
      : nil
    warnings = extraction.warnings
    findings =
      form.keepsFindings
      ? Findings(
        unjudged: judged.labelled.repaired.unjudged, judged: extraction.judged,
        elapsedMilliseconds: extraction.elapsedMilliseconds) : nil
  }
}
