import Checks
import Labels
import PageModel
import Workers

/// A job on its way: the input and what the flow has to know of it from end to end.
struct ExtractionJob: Sendable {
  let index: Int
  let input: LocatedInput

  /// Itself, where there is something to read.
  func located() throws(ExtractionFailure) -> ExtractionJob {
    guard let fault = input.fault else { return self }
    throw .notLocated(LocatingFailure(name: input.name, reason: fault))
  }
}

/// A document whose pages were read.
struct ReadJob: Sendable {
  let job: ExtractionJob
  /// Its way through workers, which may have kept pages of it.
  let reading: DocumentReading
  let document: ReadDocument
  /// The searchable PDF; nil where nobody asked or it cannot be made.
  var searchable: [UInt8]?
  /// What could not be made of it, one sentence each.
  var warnings: [String] = []
  /// What stages after its reading took.
  var times: [StageTime] = []
}

/// A document whose tables and blocks were found; its words are kept only for formats that need them.
struct LaidOutJob: Sendable {
  let name: String
  let form: AnalysisForm
  let description: DocumentDescription
  let begun: Double
  let warnings: [String]
  let isPartial: Bool
  let pages: [PageSummary]
  let layout: Layout
  /// With their words; empty unless the form wants them.
  let wordedPages: [Page]

  init(_ input: AnalysisInput, _ tools: AnalysisTools) {
    let task = input.task
    name = task.name
    form = task.form
    begun = task.begun
    var description = task.description
    description.url = task.origin?.url
    description.retrievedAt = task.origin?.retrievedAt
    self.description = description
    switch input.content {
    case .pages(let pages):
      let pages = GlyphLikeness.told(of: pages)
      layout = tools.finder.layout(of: pages)
      self.pages = task.summaries(of: pages)
      wordedPages = form.keepsWords ? pages : []
    case .layout(let found):
      layout = found
      self.pages = []
      wordedPages = []
    }
    let unreadable = pages.flatMap { page in
      page.flags.filter { $0.code == .pageUnreadable }.map { $0.message(of: page.number) }
    }
    let unheard = pages.flatMap { page in
      page.flags.filter { $0.code == .recognizerFailed }.map { $0.message(of: page.number) }
    }
    isPartial = !(unreadable + task.warnings).isEmpty
    let told = unreadable + unheard.prefix(1) + task.warnings
    warnings = (task.origin?.note).map { [$0] + told } ?? told
  }
}

/// A document whose broken tables were put right.
struct RepairedJob: Sendable {
  let laidOut: LaidOutJob
  let repaired: RepairedLayout

  init(_ laidOut: LaidOutJob, _ tools: AnalysisTools) {
    self.laidOut = laidOut
    repaired = tools.repairer.repaired(laidOut.layout)
  }

  /// What is known before any value is read.
  var unjudged: UnjudgedExtraction {
    UnjudgedExtraction(
      document: laidOut.description, warnings: laidOut.warnings, pages: laidOut.pages,
      repaired: repaired)
  }
}

/// A document whose labelled values were read.
struct LabelledJob: Sendable {
  let repaired: RepairedJob
  let records: [Record]

  init(_ repaired: RepairedJob, _ tools: AnalysisTools) {
    self.repaired = repaired
    records = tools.labeler.records(in: repaired.repaired.layout)
  }
}

/// A document whose every field was judged.
struct JudgedJob: Sendable {
  let labelled: LabelledJob
  let judged: JudgedRecords

  init(_ labelled: LabelledJob, _ tools: AnalysisTools) {
    self.labelled = labelled
    judged = tools.judged(labelled.records, of: labelled.repaired.unjudged)
  }

  /// All of it as one value; `profiles` names those that were at hand.
  func extraction(profiles: [String]) -> Extraction {
    Extraction(
      labelled.repaired.unjudged, labelled.records, judged, profiles: profiles,
      begun: labelled.repaired.laidOut.begun)
  }
}

/// A document in the formats that are wanted of it.
struct EmittedJob: Sendable {
  let outputs: [Analysis.Output]
  let explanation: [UInt8]?
  let findings: Findings?
  /// Of reading and of judging, one sentence each.
  let warnings: [String]
}

extension AnalysisTask {
  /// The pages' summaries with those of lost pages, flagged, in their places.
  fileprivate func summaries(of pages: [Page]) -> [PageSummary] {
    let lost = lostPages.map { lost in
      PageSummary(
        Page(
          number: lost.number, width: 0, height: 0, text: .none, confidence: 0,
          flags: [Flag(.pageUnreadable, lost.sentence)]))
    }
    return (pages.map { PageSummary($0) } + lost).sorted { $0.number < $1.number }
  }
}

extension Flag {
  /// The message with the page it is about, where it does not name that itself.
  fileprivate func message(of page: Int) -> String {
    message.hasPrefix("Page \(page) ") ? message : "Page \(page): \(message)"
  }
}

extension LostPage {
  fileprivate var sentence: String { "Page \(number) could not be read: \(reason)." }
}
