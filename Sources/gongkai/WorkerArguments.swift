import ArgumentParser
import Pipeline
import Workers

/// The options about worker processes that several commands take.
struct WorkerArguments: ParsableArguments {
  // A number that begins with a sign is to be told of as a number.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many worker processes read.", valueName: "n"))
  var jobs: Int = ProcessorCount.available

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What a page may take of processor time, and twice that on the clock.", valueName: "seconds"))
  var pageTimeout: Int = 120

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What a document may take of its workers' time in all.", valueName: "seconds"))
  var documentTimeout: Int = 14_400

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What a worker may address.", valueName: "MiB"))
  var workerMemory: Int = 4096

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("After so many pages a worker is replaced.", valueName: "n"))
  var workerPages: Int = 2000

  @Option(
    help: "Shut workers in: auto (as far as the system can), require (or read nothing), off.")
  var sandbox: SandboxMode = .auto

  func validate() throws {
    try require(jobs, in: 1...256, "--jobs")
    try require(pageTimeout, in: 1...86_400, "--page-timeout")
    try require(documentTimeout, in: 1...2_592_000, "--document-timeout")
    try require(workerMemory, in: 512...1_048_576, "--worker-memory")
    try require(workerPages, in: 1...1_000_000, "--worker-pages")
  }

  /// The limits of every worker.
  var limits: WorkerLimits {
    WorkerLimits(
      page: Double(pageTimeout), document: Double(documentTimeout), memory: workerMemory << 20,
      pages: workerPages, sandbox: sandbox)
  }

  private func require(_ value: Int, in range: ClosedRange<Int>, _ option: String) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not \(value).")
    }
  }
}

extension SandboxMode: ExpressibleByArgument {}

extension WorkerPool {
  /// Says on standard error what of its sandbox a worker lacks, and refuses where that is too much.
  ///
  /// A worker that cannot even be asked is told of with the first document.
  func tellSandbox(isQuiet: Bool) throws(UsageError) {
    guard let report = try? sandbox(), let complaint = report.complaint else { return }
    guard report.isSufficient else {
      throw UsageError(
        message: "The sandbox that is required cannot be had: \(complaint); "
          + "give --sandbox auto to do without.")
    }
    if !isQuiet { StandardError.tell("sandbox: \(complaint).", .warning) }
  }
}
