import ArgumentParser
import Crawl
import Nightly
import Workers

/// Visits publishers' pages and keeps what they publish.
struct CrawlCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "crawl", abstract: "Fetch published documents from the sources of a file.",
    discussion: """
      Keeps every fetch, every version and every original in the store's folder. A crawl that was \
      stopped goes on where it was. Robots rules and rates are kept to.
      """)

  @Argument(help: ArgumentHelp("The sources file.", valueName: "sources.yaml"))
  var file: String?

  @OptionGroup var store: CrawlStoreArguments

  @Option(
    help: ArgumentHelp(
      "Print a commented sources file for this start page, and do nothing else.",
      valueName: "url"))
  var exampleSources: String?

  func validate() throws {
    if let exampleSources {
      guard WebAddress(exampleSources) != nil else {
        throw ValidationError(
          "'\(exampleSources)' is no web address; begin it with http:// or https://.")
      }
      return
    }
    guard file != nil else { throw ValidationError("Name a sources file.") }
    guard store.store != nil else { throw ValidationError("--store needs a folder.") }
  }

  func run() throws {
    if let exampleSources, let address = WebAddress(exampleSources) {
      return print(SourcesFile.example(for: address), terminator: "")
    }
    guard let file, let folder = store.store else { return }
    let sources = try SourcesArgument.read(file)
    let night = CrawlNight(
      sources: sources, folder: folder, keepFree: store.keepFree << 20, wantsTraffic: store.warc,
      report: CrawlReport(isQuiet: store.quiet))
    let code = night.run(until: try Interruption.cancellation())
    if code != .ok { throw code }
  }
}

/// Where a crawl keeps what it finds, and how.
struct CrawlStoreArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder of the store; made if it is missing.", valueName: "folder"))
  var store: String?

  @Option(help: ArgumentHelp("Stop when the disk has fewer megabytes left.", valueName: "mb"))
  var keepFree = 100

  @Flag(help: "Also write the night's requests and answers to a WARC file.")
  var warc = false

  @Flag(name: .shortAndLong, help: "No progress; failures are still told.")
  var quiet = false
}

/// The sources file that a command was given.
enum SourcesArgument {
  /// Throws a usage error that tells the place.
  static func read(_ path: String) throws -> SourcesFile {
    do {
      let bytes = try FileContent.bytes(at: path)
      return try SourcesFile.sources(from: String(decoding: bytes, as: UTF8.self), file: path)
    } catch let error as SourcesError {
      throw UsageError(message: error.description)
    } catch {
      throw UsageError(message: "\(path): The sources file cannot be read.")
    }
  }
}
