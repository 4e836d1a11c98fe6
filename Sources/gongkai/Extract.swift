import ArgumentParser
import Checks
import Labels
import Pipeline
import Workers

/// Documents in, JSON out.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Extract tables, text and checked fields from documents as JSON.",
    discussion: """
      One input goes to standard output unless -o is given; several need -o, which gets one \
      <name>.json for each. Folders are searched with all below them, and their structure is kept.

      \(ExitCode.table)
      """)

  @Argument(help: ArgumentHelp("Files, folders, or '-' for standard input.", valueName: "path"))
  var paths: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The folder that gets one JSON file for each input.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Only these pages, such as 1,3-5 or 8-.", valueName: "list"))
  var pages: PageSelection = .all

  @OptionGroup var profiles: ProfileArguments

  @OptionGroup var confidence: ConfidenceArguments

  @OptionGroup var learning: LearnedArguments

  @Option(help: "The password of encrypted documents.")
  var password: String?

  @Option(help: "Recognise the text of pictures: auto, always or never.")
  var ocr: RecognitionSettings.Mode = .auto

  @Option(
    name: [.customShort("l"), .customLong("languages")],
    help: ArgumentHelp("Languages to recognise, as Tesseract names them.", valueName: "list"))
  var languages: String = "chi_sim+eng"

  @Option(help: ArgumentHelp("How many documents are read at once.", valueName: "n"))
  var jobs: Int = ProcessorCount.available

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

  @Option(
    help: ArgumentHelp(
      "The share of accepted fields marked for a look anyway, to count errors among them.",
      valueName: "share"))
  var sampleShare: Double = Sampling.defaultShare

  @Flag(help: "Add to each field what its confidence was reckoned from, for calibrate.")
  var features = false

  @Flag(name: .shortAndLong, help: "No progress and no warnings; failures are still told.")
  var quiet = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs takes a number from 1 to 256, not \(jobs).")
    }
    guard (0...1).contains(sampleShare) else {
      throw ValidationError("--sample-share takes a share from 0 to 1, not \(sampleShare).")
    }
    guard output?.isEmpty != true else { throw ValidationError("-o needs the name of a folder.") }
    guard jsonl || !unordered else { throw ValidationError("--unordered goes with --jsonl.") }
    guard !jsonl || (paths == ["-"] && output == nil && !pretty && !explain) else {
      throw ValidationError(
        "--jsonl takes '-' and no other path, and writes to standard output, one line each.")
    }
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input ('-') can be given once only.")
    }
  }

  func run() throws {
    let interruption = try Interruption()
    // The worker starts while the profiles are read.
    let pool = WorkerPool(
      count: jobs, command: RecognitionSettings(mode: ocr, languages: languages).workerCommand,
      cancellation: interruption.cancellation)
    let extractor = Extractor(
      ExtractionOptions(
        pages: pages, password: password, isPretty: pretty, isExplaining: explain,
        showsFeatures: features),
      tools: AnalysisTools(
        profiles: try profiles.library(), acceptance: try confidence.acceptance(),
        sampling: Sampling(share: sampleShare), learned: try learning.library()), pool: pool)
    if jsonl {
      let lines = LineExtraction(extractor, interruption, keepsOrder: !unordered)
      let code = lines.run(RequestLines(until: interruption.cancellation))
      if code != .ok { throw code }
      return
    }
    let run = ExtractionRun(extractor, interruption, output: output, isQuiet: quiet)
    let code = try run.run(paths)
    if code != .ok { throw code }
  }
}

extension PageSelection: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { "all" }
}
