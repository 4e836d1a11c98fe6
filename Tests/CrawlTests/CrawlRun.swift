import Crawl
import WebSite

/// A crawl of a test's site, night by night, into memory.
struct CrawlRun {
  let site: WebSite
  let archive = MemoryArchive()
  /// Further lines of the source's entry, indented by four.
  var settings = ""

  /// One night; 500 requests a second unless the settings say otherwise.
  func night(resolver: any HostResolver = SystemResolver()) async throws {
    archive.beginNight()
    site.forgetRequests()
    try await goOn(resolver: resolver)
  }

  /// Goes on with a night.
  func goOn(resolver: any HostResolver = SystemResolver()) async throws {
    let rate = settings.contains("rate:") ? "" : "    rate: {requests_per_second: 1000}\n"
    // Other tests may keep this one from its turn for minutes.
    let limits =
      settings.contains("limits:")
      ? "" : "    limits: {back_off_seconds: 0.01, seconds: 3600, stall_seconds: 3600}\n"
    let text = """
      user_agent: "gongkai/1 (test)"
      sources:
        - name: site
          start: ["\(site.origin)/"]
          allow_addresses: [127.0.0.1]

      """
    let file = try SourcesFile.sources(
      from: text.replacing("    allow", with: "    allow") + rate + limits + settings,
      file: "sources.yaml")
    try await CrawlPass(
      file, archive: archive, reader: PlainLinkReader(), resolver: resolver
    ).run()
  }
}

/// A page with links to the targets, each named by itself.
func page(_ targets: [String], _ words: String = "") -> SiteAnswer {
  .html(
    "<html><body>\(words)"
      + targets.map { "<a href=\"\($0)\">to \($0)</a>" }.joined(separator: "\n") + "</body></html>")
}

/// Some bytes that look like a PDF.
func pdf(_ words: String) -> SiteAnswer {
  SiteAnswer(headers: ["Content-Type": "application/pdf"], body: Array("%PDF-1.4 \(words)".utf8))
}
