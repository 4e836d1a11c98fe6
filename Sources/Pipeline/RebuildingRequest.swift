import PageModel
import Workers

/// A document whose tables a person changed, of which a worker is to read the values again.
struct RebuildingRequest: Hashable, Sendable {
  let setup: AnalysisSetup
  let unjudged: UnjudgedExtraction

  /// The stages from repaired tables to judged fields.
  func rebuilding(by tools: AnalysisTools) -> Rebuilding {
    let begun = MonotonicClock.seconds
    let records = tools.labeler.records(in: unjudged.repaired.layout)
    let extraction = Extraction(
      unjudged, records, tools.judged(records, of: unjudged), profiles: tools.profiles,
      begun: begun)
    return Rebuilding(
      profiles: extraction.profiles, elapsedMilliseconds: extraction.elapsedMilliseconds,
      warnings: extraction.warnings, judged: extraction.judged)
  }
}

/// What a worker adds to a document's tables: with them it is the whole extraction.
struct Rebuilding: Hashable, Sendable {
  let profiles: [String]
  let elapsedMilliseconds: Int
  let warnings: [String]
  let judged: JudgedRecords

  func extraction(of unjudged: UnjudgedExtraction) -> Extraction {
    Extraction(
      document: unjudged.document, profiles: profiles, elapsedMilliseconds: elapsedMilliseconds,
      warnings: warnings, pages: unjudged.pages, repaired: unjudged.repaired, judged: judged)
  }
}

extension RebuildingRequest: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(setup)
    encoder.write(unjudged)
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      setup: try AnalysisSetup(from: &decoder), unjudged: try UnjudgedExtraction(from: &decoder))
  }
}

extension Rebuilding: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(profiles)
    encoder.write(elapsedMilliseconds)
    encoder.write(warnings)
    encoder.write(judged)
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      profiles: try decoder.texts(), elapsedMilliseconds: try decoder.integer(),
      warnings: try decoder.texts(), judged: try JudgedRecords(from: &decoder))
  }
}
