import ArgumentParser
import Pipeline
import Workers

/// Documents in, JSON out.
struct Extract: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract tables, text and checked fields from documents as JSON.",
    discussion: """
      One input goes to standard output unless -o is given; several need -o, which gets one \
      <name>.json for each, or what --format names. Folders are searched with all below them, and their structure is kept.

      \(ExitCode.table)
      """)

  @Argument(help: ArgumentHelp("Files, folders, or '-' for standard input.", valueName: "path"))
  var paths: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The folder that gets one JSON file for each input.", valueName: "folder"))
  var output: String?

  @Option(
    name: [.short, .customLong("format")],
    help: ArgumentHelp(
      "What to write: json, pdf (searchable), hocr, alto; several by commas.", valueName: "list"))
  var formats: OutputFormats = OutputFormats([.json])

  @Option(help: ArgumentHelp("Only these pages, such as 1,3-5 or 8-.", valueName: "list"))
  var pages: PageSelection = .all

  @OptionGroup var reading: ReadingArguments

  @OptionGroup var workers: WorkerArguments

  @Flag(help: "Indent the JSON.")
  var pretty = false

  @Flag(
    help: "Print each table before and after its repair, with the reasons; JSON only with -o.")
  var explain = false

  @Flag(
    help: ArgumentHelp(
      "Read paths, or JSON objects with \"path\" and \"id\", from standard input and write one "
        + "line of JSON for each."))
  var jsonl = false

  @Flag(help: "With --jsonl: write results as they come, not in the order of the lines.")
  var unordered = false

  @Flag(help: "Add to each field what its confidence was reckoned from, for calibrate.")
  var features = false

  @Flag(name: .shortAndLong, help: "No progress and no warnings; failures are still told.")
  var quiet = false

  func validate() throws {
    guard output?.isEmpty != true else { throw ValidationError("-o needs the name of a folder.") }
    guard jsonl || !unordered else { throw ValidationError("--unordered goes with --jsonl.") }
    guard !jsonl || (paths == ["-"] && output == nil && !pretty && !explain) else {
      throw ValidationError(
        "--jsonl takes '-' and no other path, and writes to standard output, one line each.")
    }
    guard !jsonl || formats.list == [.json] else {
      throw ValidationError("--jsonl writes JSON and no other format.")
    }
    guard output != nil || formats.list.count == 1 else {
      throw ValidationError("Several formats need -o and a folder for their files.")
    }
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input ('-') can be given once only.")
    }
  }

  func run() throws {
    let cancellation = try Interruption.cancellation(grace: Interruption.grace)
    // The worker starts while files are read.
    let pool = WorkerPool(
      count: workers.jobs,
      command: reading.recognition.workerCommand,
      limits: workers.limits, cancellation: cancellation)
    let extractor = Extractor(
      ExtractionOptions(
        pages: pages, password: reading.password, isPretty: pretty, isExplaining: explain,
        showsFeatures: features, formats: formats.list), setup: try reading.setup(), pool: pool)
    try pool.tellSandbox(isQuiet: quiet)
    if jsonl {
      let lines = LineExtraction(extractor, cancellation, keepsOrder: !unordered)
      let code = lines.run(RequestLines(until: cancellation))
      if code != .ok { throw code }
      return
    }
    let run = ExtractionRun(extractor, cancellation, output: output, isQuiet: quiet)
    let code = try run.run(paths)
    if code != .ok { throw code }
  }
}

extension PageSelection: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { "all" }
}
