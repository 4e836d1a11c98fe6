import Checks
import Emit
import Labels
import PageModel
import Repair
import Tables
import Workers

/// The whole way from inputs to JSON, declared in one place.
public struct Extractor: Sendable {
  private let options: ExtractionOptions
  private let cancellation: Cancellation
  private let workers: [Worker]

  public init(_ options: ExtractionOptions, cancellation: Cancellation) {
    self.options = options
    self.cancellation = cancellation
    workers = (0..<options.jobs).map { _ in
      Worker(options.workerCommand, limits: options.limits, cancellation: cancellation)
    }
    workers.first?.warmUp()
  }

  /// Extracts the inputs into the folder, or onto standard output for nil; `report` hears the
  /// outcomes in the inputs' order.
  ///
  /// Gives how many inputs were begun before a cancellation.
  @available(*, noasync)
  public func run(
    _ inputs: [LocatedInput], into folder: String?,
    watch: @escaping @Sendable (ExtractionEvent) -> Void,
    report: @escaping @Sendable (Int, Result<ExtractionOutcome, ExtractionFailure>) -> Void
  ) -> Int {
    var names = OutputNames()
    let jobs = inputs.enumerated().map { index, input in
      let path = folder.map { $0 + "/" + names.name(for: input) }
      return ExtractionJob(index: index, input: input, outputPath: path)
    }
    return flow(watch).run(jobs, until: cancellation) { index, outcome in
      watch(.finished(input: index))
      report(index, outcome)
    }
  }

  private func flow(
    _ watch: @escaping @Sendable (ExtractionEvent) -> Void
  ) -> Flow<ExtractionJob, ExtractionOutcome, ExtractionFailure> {
    let profiles = options.profiles
    let repairer = Repairer(vocabulary: RepairVocabulary(profiles: profiles.profiles))
    let labeler = Labeler(profiles: profiles.profiles)
    return Flow(of: ExtractionJob.self, failingWith: ExtractionFailure.self)
      .then("read", on: workers) { [options] worker, job throws(ExtractionFailure) in
        try job.read(by: worker, options, watch)
      }
      .then("tables", on: lanes(TableFinder())) { finder, read in
        LaidOutJob(read, layout: finder.layout)
      }
      .then("repair", on: lanes(repairer)) { repairer, laidOut in
        RepairedJob(laidOut: laidOut, repaired: repairer.repaired(laidOut.layout))
      }
      .then("labels", on: lanes(labeler)) { labeler, repaired in
        LabelledJob(repaired: repaired, records: labeler.records(in: repaired.repaired.layout))
      }
      .then("checks", on: lanes(Judge(checks: profiles.checks))) { judge, labelled in
        JudgedJob(labelled: labelled, judgedBy: judge)
      }
      .then("emit", on: lanes(options.isPretty)) { isPretty, judged in
        EmittedJob(judged, profiles: profiles.identifiers, isPretty: isPretty)
      }
      .then("write", on: [()]) { _, emitted throws(ExtractionFailure) in
        try emitted.write()
      }
  }

  /// The same tool for every lane of a stage.
  private func lanes<Tool>(_ tool: Tool) -> [Tool] {
    Array(repeating: tool, count: options.jobs)
  }
}
