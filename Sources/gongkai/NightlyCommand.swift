import ArgumentParser
import Crawl
import Nightly
import Workers

/// Crawls, extracts what is new, and says what changed.
struct NightlyCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Crawl, run on what is new, and report what changed.",
    discussion: """
      For cron and timers: one night at a time works on a store, what was stopped goes on, and \
      every change is reported once. The report lies in the store's folder under reports, as \
      HTML and JSON.

      \(ExitCode.table)
      """)

  @Argument(help: ArgumentHelp("The sources file.", valueName: "sources.yaml"))
  var file: String

  @OptionGroup var store: CrawlStoreArguments

  @Option(
    help: ArgumentHelp(
      "Nights whose uneventful visits and traffic files are kept.", valueName: "n"))
  var keepNights = 90

  func validate() throws {
    guard store.store?.isEmpty == false else { throw ValidationError("--store needs a folder.") }
    guard keepNights >= 1 else { throw ValidationError("--keep-nights takes a number from 1.") }
  }

  func run() throws {
    guard let folder = store.store else { return }
    let sources = try SourcesArgument.read(file)
    let report = CrawlReport(isQuiet: store.quiet)
    let cancellation = try Interruption.cancellation()
    let archive: CrawlStore
    do {
      archive = try CrawlStore(folder: folder, keepFree: store.keepFree << 20)
    } catch {
      throw report.tell(error, folder: folder)
    }
    let night = CrawlNight(
      sources: sources, folder: folder, keepFree: store.keepFree << 20, wantsTraffic: store.warc,
      report: report)
    let crawled = night.crawl(archive, until: cancellation)
    guard crawled == .ok || crawled == .someFailed else { throw crawled }
    do {
      let attachments = Attachments(
        archive,
        converter: OfficeConverter(
          searchPath: CrawlNight.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"))
      let code = try NightlyExtraction(archive, folder: folder, attachments, cancellation).run()
      if cancellation.isCancelled { throw ExitCode.interrupted }
      // What was not extracted for want of room or of the store is told by the next night.
      if code == .storeBusy || code == .outputUnwritable { throw code }
      try NightlyReporting(archive, folder: folder, attachments).report(isQuiet: store.quiet)
      try archive.forget(keepingNights: keepNights)
      if crawled != .ok || code != .ok { throw ExitCode.someFailed }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw report.tell(error, folder: folder)
    }
  }
}
