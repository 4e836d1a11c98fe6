import Crawl
import Foundation
import Nightly
import TestSupport
import Testing
import WebSite

/// A publisher whose files are put up, replaced and taken down by a plan.
private struct Publisher {
  /// The content of each file; what is not here is not there.
  var files: [String: Int] = [:]
  /// Every file that ever was: one that comes back with other content is a changed one.
  var known: Set<String> = []

  mutating func change(_ random: inout Numbers) -> Set<String> {
    var events: Set<String> = []
    for number in 0..<40 {
      let name = "/f\(number).pdf"
      switch (Int.random(in: 0..<20, using: &random), files[name]) {
      case (0, nil), (1, nil):
        files[name] = Int.random(in: 0..<1_000_000, using: &random)
        events.insert(known.insert(name).inserted ? "new \(name)" : "changed \(name)")
      case (0, _?):
        files[name] = nil
        events.insert("gone \(name)")
      case (1, let old?):
        files[name] = old + 1
        events.insert("changed \(name)")
      default: break
      }
    }
    return events
  }

  func answer(_ request: SeenRequest) -> SiteAnswer {
    if request.target == "/robots.txt" { return SiteAnswer(status: 404) }
    if request.target == "/" {
      return .html(
        "<html>"
          + files.keys.sorted().map { "<a href=\"\($0)\">\($0)</a>" }.joined() + "</html>")
    }
    guard let content = files[request.target] else { return SiteAnswer(status: 404) }
    let tag = "\"\(content)\""
    if request.headers["if-none-match"] == tag { return SiteAnswer(status: 304) }
    return SiteAnswer(
      headers: ["ETag": tag], body: Array("%PDF-1.4 \(request.target) \(content)".utf8))
  }
}

/// The same numbers in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private struct Links: LinkReader {
  func links(in bytes: [UInt8]) -> FoundLinks {
    let text = String(decoding: bytes, as: UTF8.self)
    return FoundLinks(
      links: text.matches(of: /href="([^"]*)"/).map { PageLink(url: String($0.1), text: "") })
  }
}

private struct NothingExtracted: NightReport.Library {
  var why = "not asked for"

  func parts(of hash: String, kind: String) -> [ReadablePart] {
    [ReadablePart(name: "", hash: hash, note: "")]
  }

  func output(of hash: String) -> [UInt8]? { nil }
  func reason(for hash: String) -> String { why }
}

/// One night and what its report tells of it.
private func night(_ store: CrawlStore, _ site: WebSite) async throws -> Set<String> {
  let text = """
    sources:
    - name: site
      start: \(site.origin)/
      allow_addresses: 127.0.0.1
      rate: {requests_per_second: 1000}
    """
  let clock = SystemClock()
  _ = try store.beginNight(now: clock.now)
  try await CrawlPass(
    try SourcesFile.sources(from: text, file: "s"), archive: store, reader: Links()
  ).run()
  try store.endNight(now: clock.now)
  let report = try NightReport(store, library: NothingExtracted())
  try store.noteReported(report.nights, now: clock.now)
  func name(_ url: String) -> String { String(url.dropFirst(site.origin.count)) }
  let events =
    report.newDocuments.map { "new " + name($0.version.url) }
    + report.replaced.map { "changed " + name($0.found.version.url) }
    + report.gone.map { "gone " + name($0.url) }
  #expect(Set(events).count == events.count)
  return Set(events)
}

@Test func `in thirty nights every change is reported once and nothing else`() async throws {
  let folder = try ScratchFolder()
  let store = try CrawlStore(folder: folder.path + "/store", keepFree: 0)
  let site = try await WebSite { _, _ in SiteAnswer(status: 500) }
  var (publisher, random) = (Publisher(), Numbers(state: 5))
  for number in 1...30 {
    // Some nights bring nothing.
    let expected = number % 5 == 0 ? [] : publisher.change(&random)
    let today = publisher
    site.serve { request, _ in today.answer(request) }
    let told = try await night(store, site)
    #expect(
      told == expected, "night \(number): \(told.symmetricDifference(expected).sorted())")
  }
  try await site.stop()
}

@Test func `quiet nights hardly grow the store`() async throws {
  let folder = try ScratchFolder()
  let store = try CrawlStore(folder: folder.path + "/store", keepFree: 0)
  var (publisher, random) = (Publisher(), Numbers(state: 5))
  for _ in 0..<10 { _ = publisher.change(&random) }
  let today = publisher
  let site = try await WebSite { request, _ in today.answer(request) }
  for _ in 0..<2 { _ = try await night(store, site) }
  let before = try size(of: folder.path)
  let rows = 10 * (today.files.count + 2)
  for _ in 0..<10 { #expect(try await night(store, site).isEmpty) }
  // A line for each visit and nothing more.
  #expect(try size(of: folder.path) - before <= rows * 150 + 8192)
  try store.forget(keepingNights: 1)
  #expect(try await night(store, site).isEmpty)
  try await site.stop()
}

private func size(of folder: String) throws -> Int {
  let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return try files.reduce(0) { sum, name in
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
    return sum + (attributes[.size] as? Int ?? 0)
  }
}

@Test func `the report escapes what publishers write`() async throws {
  let folder = try ScratchFolder()
  let store = try CrawlStore(folder: folder.path + "/store", keepFree: 0)
  let site = try await WebSite { request, _ in
    request.target == "/"
      ? .html("<html><a href=\"/a.pdf?x='onclick=alert(1)'<script>\">x</a></html>")
      : SiteAnswer(body: Array("%PDF-1.4".utf8))
  }
  let text = """
    sources:
    - name: "<script>alert('name')</script>"
      start: \(site.origin)/
      allow_addresses: 127.0.0.1
    """
  _ = try store.beginNight(now: 0)
  try await CrawlPass(
    try SourcesFile.sources(from: text, file: "s"), archive: store, reader: Links()
  ).run()
  try store.endNight(now: 1)
  let report = try NightReport(store, library: NothingExtracted(why: "<b>bold</b>"))
  let html = String(decoding: report.html, as: UTF8.self)
  #expect(!html.contains("<script"))
  #expect(!html.contains("<b>"))
  #expect(html.contains("&lt;b&gt;bold"))
  try await site.stop()
}
