import Emit
import Labels
import PageModel
import Workers

/// Reads a document's values again from tables that a person changed, as extraction reads them.
///
/// The tables are not repaired again: no rule undoes what a person did. A worker does it, for the
/// tables are as hostile as they were.
public struct Rebuilder: Sendable {
  private let setup: AnalysisSetup
  private let worker: Worker

  /// The setup must be one that tools can be made of.
  public init(_ setup: AnalysisSetup, by worker: Worker) {
    self.setup = setup
    self.worker = worker
  }

  /// Records, judgements and checks of a document as its tables are.
  @available(*, noasync)
  public func extraction(
    of unjudged: UnjudgedExtraction
  ) throws(WorkerFailure) -> Extraction {
    let request = RebuildingRequest(setup: setup, unjudged: unjudged)
    let bytes = try worker.analysis(pageCount: unjudged.pages.count) { _ in
      AnalystRequest.rebuilding(request).wireBytes
    }
    do throws(WireError) {
      return try Rebuilding(wireBytes: bytes).extraction(of: unjudged)
    } catch {
      throw .garbled(error)
    }
  }

  /// The document's contract JSON.
  public static func json(of extraction: Extraction) -> [UInt8] { documentJSON(extraction) }

  /// The document with what people changed in its tables when it was extracted before; as it is
  /// where no table reads as it did then.
  @available(*, noasync)
  public func document(
    _ document: ExtractedDocument, changedBy changes: [TableChange]
  ) throws(WorkerFailure) -> ExtractedDocument {
    guard !changes.isEmpty, var findings = document.findings else { return document }
    let (layout, madeCount) = findings.unjudged.repaired.layout.changed(by: changes)
    guard madeCount > 0 else { return document }
    findings.unjudged.repaired.layout = layout
    var changed = try extraction(of: findings.unjudged)
    changed.elapsedMilliseconds += findings.elapsedMilliseconds
    findings.judged = changed.judged
    return document.with(findings, json: Self.json(of: changed))
  }
}

extension AnalysisTools {
  /// The records with every field judged, some marked for a look.
  func judged(_ records: [Record], of unjudged: UnjudgedExtraction) -> JudgedRecords {
    var judged = judge.judged(
      records, layout: unjudged.repaired.layout, pages: unjudged.pages)
    judged.records = UnitlessAmounts.withoutNumbers(judged.records)
    return sampling.marked(doubts.raised(in: judged), document: unjudged.document.id)
  }
}

extension Extraction {
  /// All that was found, `records` as they were read; `begun` is on the monotonic clock, in seconds.
  init(
    _ unjudged: UnjudgedExtraction, _ records: [Record], _ judged: JudgedRecords,
    profiles: [String], begun: Double
  ) {
    self.init(
      document: unjudged.document, profiles: profiles,
      elapsedMilliseconds: Int((MonotonicClock.seconds - begun) * 1000),
      warnings: unjudged.warnings + UnitlessAmounts.warnings(for: records) + judged.warnings,
      pages: unjudged.pages, repaired: unjudged.repaired, judged: judged)
  }
}
