import Crawl
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
