import Crawl
import Testing
import WebSite

@Test func `every page within the rules is asked for once and nothing else`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt":
      SiteAnswer(body: Array("User-agent: *\nDisallow: /private/\nAllow: /private/open.html".utf8))
    case "/":
      page([
        "list/index.html", "private/x.html", "private/open.html", "old.html", "a/b/a/b/a/b/c.html",
        "http://elsewhere.invalid/y.html", "loop1", "style.css", "javascript:void(0)", "mailto:x@y",
        "missing.html", "/budget.pdf#page=2", "trap/1",
      ])
    case "/list/index.html", "/list/index_1.html", "/list/index_2.html":
      page(
        ["index.html", "index_1.html", "index_2.html"]
          + (0..<3).map { "doc\(request.target.hashValueOfDigits)\($0).pdf" })
    case "/old.html": .redirect("/new.html", status: 301)
    case "/new.html": page(["budget.pdf"])
    case "/loop1": .redirect("/loop2")
    case "/loop2": .redirect("/loop1")
    case "/private/open.html": page([])
    default:
      if request.target.hasPrefix("/trap/") {
        page(["/trap/\((Int(request.target.dropFirst(6)) ?? 0) + 1)"])
      } else if request.target.hasSuffix(".pdf") {
        pdf(request.target)
      } else {
        SiteAnswer(status: 404)
      }
    }
  }
  let run = CrawlRun(site: site)
  try await run.night()
  let documents = ["", "1", "2"].flatMap { page in (0..<3).map { "/list/doc\(page)\($0).pdf" } }
  let expected =
    [
      "/", "/list/index.html", "/list/index_1.html", "/list/index_2.html", "/private/open.html",
      "/old.html", "/new.html", "/loop1", "/loop2", "/missing.html", "/budget.pdf", "/trap/1",
      "/trap/2",
    ] + documents
  #expect(site.targets.sorted() == expected.sorted())
  #expect(site.requests.first?.target == "/robots.txt")
  #expect(run.archive.documents.count == 10)
  #expect(run.archive.record("/private/x.html")?.outcome == .refused)
  #expect(run.archive.record("/missing.html")?.outcome == .missing)
  let found = try #require(run.archive.record("/list/doc10.pdf"))
  #expect(found.linkedFrom?.hasSuffix("/list/index_1.html") == true)
  #expect(found.linkText == "to doc10.pdf")
  try await site.stop()
}

extension String {
  /// "1" for "/list/index_1.html", "" for "/list/index.html".
  fileprivate var hashValueOfDigits: String { filter(\.isNumber) }
}

@Test func `the second night transfers only what changed`() async throws {
  let site = try await WebSite { request, _ in
    if request.target == "/" {
      return page(["same.pdf", "changed.pdf", "gone.pdf", "untagged.pdf"])
    }
    return pdf(request.target)
  }
  let first: WebSite.Answering = { request, _ in
    answer(request, body: request.target == "/" ? nil : "one \(request.target)")
  }
  site.serve(first)
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(run.archive.documents.count == 4)
  site.serve { request, _ in
    if request.target == "/gone.pdf" { return SiteAnswer(status: 404) }
    return answer(
      request,
      body: request.target == "/"
        ? nil : request.target == "/changed.pdf" ? "two" : "one \(request.target)")
  }
  try await run.night()
  #expect(run.archive.documents.map { $0.suffix(12) } == ["/changed.pdf"])
  #expect(run.archive.record("/changed.pdf")?.outcome == .changed)
  #expect(run.archive.record("/same.pdf")?.status == 304)
  #expect(run.archive.record("/untagged.pdf")?.outcome == .unchanged)
  #expect(run.archive.record("/gone.pdf")?.outcome == .gone)
  try await run.night()
  #expect(run.archive.documents.isEmpty)
  #expect(run.archive.record("/gone.pdf")?.outcome == .missing)
  try await site.stop()
}

@Test func `a trap that makes up pages does not grow from night to night`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(status: 404)
    case "/": page(["trap?x=0"])
    default: page((0..<3).map { _ in "trap?x=\(Int.random(in: 100_000_000...999_999_999))" })
    }
  }
  var run = CrawlRun(site: site)
  run.settings = "    depth: 3\n"
  for _ in 0..<4 {
    try await run.night()
    #expect(site.targets.count == 2 + 3 + 9)
  }
  try await site.stop()
}

/// A page of four links or a file, with an entity tag unless it is called untagged.
private func answer(_ request: SeenRequest, body: String?) -> SiteAnswer {
  guard request.target != "/robots.txt" else { return SiteAnswer(status: 404) }
  var answer =
    body.map { pdf($0) } ?? page(["same.pdf", "changed.pdf", "gone.pdf", "untagged.pdf"])
  guard !request.target.contains("untagged") else { return answer }
  let tag = "\"\(answer.body.count)-\(body ?? "")\""
  answer.headers["ETag"] = tag
  return request.headers["if-none-match"] == tag
    ? SiteAnswer(status: 304, headers: ["ETag": tag]) : answer
}

@Test func `a rate is never exceeded as the server sees it`() async throws {
  let site = try await WebSite { request, _ in
    request.target == "/"
      ? page((0..<20).map { "f\($0).pdf" }) : pdf(String(repeating: "x", count: 200_000))
  }
  var run = CrawlRun(site: site)
  run.settings = "    rate: {requests_per_second: 25, concurrency: 4}\n"
  try await run.night()
  let times = site.requests.map(\.time)
  #expect(times.count == 22)
  #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 0.04 })
  try await site.stop()
}

@Test func `a crawl-delay slows the whole host`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(body: Array("User-agent: gongkai\nCrawl-delay: 0.2".utf8))
    case "/": page(["a.pdf", "b.pdf"])
    default: pdf("")
    }
  }
  try await CrawlRun(site: site).night()
  let times = site.requests.map(\.time)
  #expect(times.count == 4)
  #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 0.2 })
  try await site.stop()
}

@Test func `429 and 503 are waited out as long as the server asks`() async throws {
  let site = try await WebSite { request, earlier in
    switch request.target {
    case "/": page(["busy.pdf", "down.pdf", "other.pdf"])
    case "/busy.pdf" where earlier == 0:
      SiteAnswer(status: 429, headers: ["Retry-After": "1"])
    case "/down.pdf" where earlier < 2: SiteAnswer(status: 503)
    default: pdf(request.target)
    }
  }
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(run.archive.documents.count == 3)
  let requests = site.requests
  let refused = try #require(requests.firstIndex { $0.target == "/busy.pdf" })
  #expect(requests[refused + 1].time - requests[refused].time >= 1)
  #expect(requests.count { $0.target == "/down.pdf" } == 3)
  try await site.stop()
}

@Test func `a host that asks for more patience than there is is left for another night`()
  async throws
{
  let site = try await WebSite { request, _ in
    request.target == "/"
      ? page(["a.pdf", "b.pdf"]) : SiteAnswer(status: 503, headers: ["Retry-After": "86400"])
  }
  let run = CrawlRun(site: site)
  site.serve { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(status: 404)
    case "/": page(["a.pdf", "b.pdf"])
    default: SiteAnswer(status: 503, headers: ["Retry-After": "86400"])
    }
  }
  try await run.night()
  #expect(site.targets == ["/", "/a.pdf"])
  #expect(run.archive.record("/b.pdf")?.outcome == .postponed)
  try await site.stop()
}

@Test func `what a file is called and what it is are two things`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(status: 404)
    case "/": page(["soft404.pdf", "report", "word.doc", "empty.pdf"])
    case "/soft404.pdf": page(["hidden.html"])
    case "/report": pdf("a report")
    case "/word.doc": SiteAnswer(body: Array("{\\rtf1 text}".utf8))
    default: SiteAnswer()
    }
  }
  let run = CrawlRun(site: site)
  try await run.night()
  #expect(site.targets.count == 5)
  #expect(
    run.archive.documents.compactMap { WebAddress($0)?.fileName }.sorted() == [
      "report", "word.doc",
    ]
  )
  #expect(run.archive.record("/soft404.pdf")?.reason == "it is called .pdf and is a web page")
  #expect(run.archive.record("/empty.pdf")?.reason == "it is empty")
  try await site.stop()
}

@Test func `sitemaps and what they name are visited`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": SiteAnswer(status: 404)
    case "/": page([])
    case "/map.xml":
      SiteAnswer(
        body: Array("<?xml version='1.0'?><sitemapindex><loc>/part.xml</loc></sitemapindex>".utf8))
    case "/part.xml":
      SiteAnswer(
        body: Array(
          "<?xml version='1.0'?><urlset><loc>/deep/x.html</loc><loc>/y.pdf</loc></urlset>".utf8))
    case "/deep/x.html": page([])
    default: pdf("y")
    }
  }
  var run = CrawlRun(site: site)
  run.settings = "    sitemaps: [\"\(site.origin)/map.xml\"]\n"
  try await run.night()
  #expect(site.targets.sorted() == ["/", "/deep/x.html", "/map.xml", "/part.xml", "/y.pdf"])
  try await site.stop()
}
