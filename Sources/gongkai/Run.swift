import ArgumentParser
import Pipeline
import Store
import Workers

import enum PageModel.Release

/// Many documents into a store, each once, with a memory that outlives a kill.
struct Run: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Extract a batch of documents into a store; what is there already is not done again.",
    discussion: """
      Without paths the run works on what the store knows: documents that were not finished, and \
      those --retry and --redo name. A run that was stopped or killed is simply started again.

      \(ExitCode.table)
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The store's folder; made if it is missing.", valueName: "folder"))
  var store: String

  @Option(
    parsing: .singleValue,
    help: "Try these again: failed, retryable, partial, encrypted or skipped; repeatable.")
  var retry: [BatchChoice.Retry] = []

  @Flag(help: "Extract again what another version, other profiles or other settings made.")
  var redo = false

  @Flag(help: "Keep a copy of every document's bytes in the store.")
  var keepOriginals = false

  @Option(
    help: ArgumentHelp(
      "A file that tells where inputs were fetched: path, address, time and note, with tabs.",
      valueName: "file"))
  var origins: String?

  @OptionGroup var reading: ReadingArguments

  @OptionGroup var workers: WorkerArguments

  @Option(help: "How to tell what happens: auto (a progress bar on a terminal), text or json.")
  var log: BatchReport.Style = .auto

  @Option(
    help: ArgumentHelp(
      "A file for Prometheus' text collector, written anew while the run goes on; its folder must be there.",
      valueName: "file"))
  var metrics: String?

  @Flag(name: .shortAndLong, help: "No progress and no summary; failures are still told.")
  var quiet = false

  func validate() throws {
    if log == .json { StandardError.speakJSON() }
    guard metrics?.isEmpty != true else {
      throw ValidationError("--metrics needs the name of a file.")
    }
    guard !store.isEmpty else { throw ValidationError("--store needs the name of a folder.") }
    guard !paths.contains("-") else {
      throw ValidationError("A run takes files and folders, not standard input.")
    }
  }

  func run() throws {
    let folder = StoreFolder(store)
    if let metrics, let code = refuse(metrics) { throw code }
    let setup = try reading.setup()
    let recipe = reading.recipe(setup)
    if let code = prepare(folder) { throw code }
    let lock = try StoreLock(folder)
    let ledger = try DocumentStore(folder, creating: true)
    try ledger.removeLeftovers()
    let cancellation = try Interruption.cancellation(grace: Interruption.grace)
    // Starts only where a person has changed a table.
    let changer = Worker(
      reading.recognition.workerCommand, limits: workers.limits, cancellation: cancellation)
    try OutputRepair(ledger, by: StoreRebuilding(ledger, by: changer)).run()
    let pool = WorkerPool(
      count: workers.jobs, command: reading.recognition.workerCommand, limits: workers.limits,
      cancellation: cancellation)
    try pool.tellSandbox(isQuiet: quiet)
    if paths.isEmpty, !quiet { try tellUnseen(ledger) }
    let batch = Batch(
      ledger,
      try ledger.beginRun(version: Release.version, recipe: recipe, setup: setup.wireBytes),
      choice: BatchChoice(retries: retry, redoesOutdated: redo, recipe: recipe),
      keepsOriginals: keepOriginals, rebuilder: Rebuilder(setup, by: changer),
      cancellation: cancellation)
    let code = try batch.run(
      paths, from: try origins.map { try InputOrigins(file: $0) },
      by: Extractor(
        ExtractionOptions(password: reading.password, keepsFindings: true), setup: setup, pool: pool
      ),
      telling: log, isQuiet: quiet, metrics: metrics)
    withExtendedLifetime(lock) {}
    if code != .ok { throw code }
  }

  /// Says that a run without paths cannot know what the one before had not looked at.
  private func tellUnseen(_ ledger: DocumentStore) throws(StoreError) {
    guard let last = try ledger.lastRun(), last.outcome != .finished else { return }
    StandardError.tell(
      "the last run did not come to its end; what it had not looked at is not in the store: "
        + "give its paths once more.", .warning)
  }

  /// A path that the numbers cannot be written to is told before anything is made.
  private func refuse(_ metrics: String) -> ExitCode? {
    do throws(SystemError) {
      try MetricsFile.requirePlace(metrics)
      return nil
    } catch {
      MetricsFile.tellRefusal(of: metrics, error, .error)
      return .outputUnwritable
    }
  }

  private func prepare(_ folder: StoreFolder) -> ExitCode? {
    do throws(SystemError) {
      try OutputFile.makeFolder(folder.path)
      return nil
    } catch {
      StandardError.tell(
        "\(folder.path): the store cannot be made or written there (\(error.reason)).")
      return .outputUnwritable
    }
  }
}
