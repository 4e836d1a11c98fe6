import Crawl
import Synchronization
import Testing
import WebSite

@Test(arguments: [500, 503])
func `a robots file that cannot be had forbids everything`(status: Int) async throws {
  let site = try await WebSite { request, _ in
    request.target == "/robots.txt" ? SiteAnswer(status: status) : page([])
  }
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(site.targets.isEmpty)
  #expect(run.archive.record("/")?.outcome == .failed)
  try await site.stop()
}

/// Whether a server fails from now on.
private final class Failing: Sendable {
  let state = Mutex(false)
}

@Test(arguments: [(29.0, true), (31.0, false)])
func `the last rules of a server that fails are kept to for thirty days`(
  days: Double, areKeptTo: Bool
) async throws {
  let failing = Failing()
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt":
      failing.state.withLock { $0 }
        ? SiteAnswer(status: 503) : SiteAnswer(body: Array("User-agent: *\nDisallow: /no".utf8))
    case "/": page(["a.pdf", "no.pdf"])
    default: pdf(request.target)
    }
  }
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(Set(site.targets) == ["/", "/a.pdf"])
  failing.state.withLock { $0 = true }
  run.archive.state.withLock { state in
    for url in state.robots.keys { state.robots[url]?.time -= days * 86_400 }
  }
  try await run.night()
  #expect(Set(site.targets) == (areKeptTo ? ["/", "/a.pdf"] : []))
  #expect(run.archive.record("/robots.txt")?.outcome == .failed)
  try await site.stop()
}

@Test func `redirects to private addresses and other hosts are not followed`() async throws {
  let inside = try await WebSite { _, _ in page([]) }
  let port = inside.port
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(status: 404)
    case "/": page(["a", "b", "c"])
    case "/a": .redirect("http://127.0.0.1:\(port)/")
    case "/b": .redirect("http://localhost:\(port)/x.pdf")
    default: .redirect("http://169.254.169.254/latest/meta-data")
    }
  }
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(inside.requests.isEmpty)
  #expect(["/a", "/b", "/c"].allSatisfy { run.archive.record($0)?.outcome == .refused })
  try await site.stop()
  try await inside.stop()
}

/// Says first that a host is public, and ever after that it is here.
private struct RebindingResolver: HostResolver {
  func addresses(of host: String) -> [IPAddress] {
    [IPAddress("93.184.215.14"), IPAddress("127.0.0.1")].compactMap { $0 }
  }
}

@Test func `one private address among a host's refuses it`() async throws {
  let site = try await WebSite { _, _ in page([]) }
  let text = "sources:\n- name: a\n  start: http://rebinding.test:\(site.port)/\n"
  let archive = MemoryArchive()
  try await CrawlPass(
    try SourcesFile.sources(from: text, file: "s"), archive: archive, reader: PlainLinkReader(),
    resolver: RebindingResolver()
  ).run()
  #expect(site.requests.isEmpty)
  #expect(archive.records.allSatisfy { $0.outcome == .refused })
  try await site.stop()
}

/// Knows every name as the loopback address.
private struct LoopbackResolver: HostResolver {
  func addresses(of host: String) -> [IPAddress] { [IPAddress("127.0.0.1")].compactMap { $0 } }
}

@Test func `the connection goes to the address that was looked at`() async throws {
  let site = try await WebSite { request, _ in
    request.headers["host"]?.hasPrefix("nowhere.invalid") == true
      ? page([]) : SiteAnswer(status: 404)
  }
  let text = """
    sources:
    - name: a
      start: http://nowhere.invalid:\(site.port)/
      allow_addresses: 127.0.0.1
    """
  let archive = MemoryArchive()
  try await CrawlPass(
    try SourcesFile.sources(from: text, file: "s"), archive: archive, reader: PlainLinkReader(),
    resolver: LoopbackResolver()
  ).run()
  #expect(archive.records.last?.outcome == .new)
  try await site.stop()
}

@Test func `a crawl of many hosts breaks off no answer that is still coming`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": return SiteAnswer(status: 404)
    case "/":
      let port = request.headers["host"]?.split(separator: ":").last ?? ""
      return page(
        ["/slow.pdf"] + (1...80).map { "http://h\($0).invalid:\(port)/a.pdf" })
    case "/slow.pdf":
      var answer = pdf(String(repeating: "x", count: 4000))
      answer.drip = (size: 40, milliseconds: 20)
      return answer
    default: return pdf(request.target)
    }
  }
  let text = """
    sources:
    - name: a
      start: http://h0.invalid:\(site.port)/
      file_hosts: ["*.invalid:\(site.port)"]
      allow_addresses: 127.0.0.1
      rate: {requests_per_second: 1000}
      limits: {back_off_seconds: 0.01}
    """
  let archive = MemoryArchive()
  try await CrawlPass(
    try SourcesFile.sources(from: text, file: "s"), archive: archive, reader: PlainLinkReader(),
    resolver: LoopbackResolver()
  ).run()
  #expect(archive.documents.count == 81)
  #expect(site.requests.count { $0.target == "/slow.pdf" } == 1)
  try await site.stop()
}
