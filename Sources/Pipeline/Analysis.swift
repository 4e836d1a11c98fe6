import Emit
import PageModel
import Repair
import Workers

/// What was made of a document that was read, with nothing written yet.
struct Analysis: Hashable, Sendable {
  struct Output: Hashable, Sendable {
    let format: OutputFormat
    let bytes: [UInt8]
  }

  let outcome: ExtractionOutcome
  /// In the order of the formats that were asked for; without those that cannot be had.
  let outputs: [Output]
  /// What was repaired, for standard output; nil when nobody asked.
  let explanation: [UInt8]?
  /// Nil when nobody asked.
  let findings: Findings?
  /// What its stages took.
  let times: [StageTime]
}

extension AnalysisInput {
  /// The stages from pages to outputs, one after another.
  func analysis(by tools: AnalysisTools) -> Analysis {
    var watch = StopWatch()
    let laidOut = watch.timed("tables") { LaidOutJob(self, tools) }
    let repaired = watch.timed("repair") { RepairedJob(laidOut, tools) }
    let labelled = watch.timed("labels") { LabelledJob(repaired, tools) }
    let judged = watch.timed("checks") { JudgedJob(labelled, tools) }
    let emitted = watch.timed("emit") { EmittedJob(judged, tools) }
    let judgements = judged.judged.judgements.values
    let outcome = ExtractionOutcome(
      name: task.name, pageCount: laidOut.pages.count, warnings: emitted.warnings,
      isPartial: laidOut.isPartial, fieldCount: judgements.count,
      reviewCount: judgements.count { $0.status == .needsReview })
    return Analysis(
      outcome: outcome, outputs: emitted.outputs,
      explanation: emitted.explanation, findings: emitted.findings,
      times: watch.times)
  }
}

/// What each of several steps took.
private struct StopWatch {
  private(set) var times: [StageTime] = []

  mutating func timed<Result>(_ stage: String, _ step: () -> Result) -> Result {
    let begun = MonotonicClock.seconds
    let result = step()
    times.append(StageTime(stage: stage, seconds: MonotonicClock.seconds - begun))
    return result
  }
}

extension Analysis: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(outcome)
    encoder.write(outputs)
    encoder.write(explanation.map { String(decoding: $0, as: UTF8.self) })
    encoder.write(findings)
    encoder.write(times)
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    outcome = try ExtractionOutcome(from: &decoder)
    outputs = try decoder.values()
    explanation = try decoder.optionalText().map { Array($0.utf8) }
    findings = try decoder.optional()
    times = try decoder.values()
  }
}

extension Analysis.Output: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(format)
    encoder.write(bytes)
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    format = try decoder.raw()
    bytes = try decoder.data()
  }
}

extension ExtractionOutcome: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(name)
    encoder.write(pageCount)
    encoder.write(warnings)
    encoder.write(isPartial)
    encoder.write(fieldCount)
    encoder.write(reviewCount)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      name: try decoder.text(), pageCount: try decoder.integer(), warnings: try decoder.texts(),
      isPartial: try decoder.bool(), fieldCount: try decoder.integer(),
      reviewCount: try decoder.integer())
  }
}

extension StageTime: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(stage)
    encoder.write(seconds)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(stage: try decoder.text(), seconds: try decoder.double())
  }
}
