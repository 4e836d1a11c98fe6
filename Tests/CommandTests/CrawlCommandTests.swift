import Crawl
import Foundation
import Nightly
import TestSupport
import Testing
import WebSite

/// A site of lists, articles and files; what each file says depends on the night.
private func disclosures(
  night: Int = 1, slow: Bool = false
) -> @Sendable (SeenRequest, Int) -> SiteAnswer {
  { request, _ in
    func list(_ links: [String]) -> SiteAnswer {
      tagged(
        .html("<html><body>\(links.map { "<a href='\($0)'>\($0)</a>" }.joined())</body></html>"),
        request)
    }
    switch request.target {
    case "/robots.txt": return SiteAnswer(body: Array("User-agent: *\nDisallow: /secret/".utf8))
    case "/": return list(["list.html", "/secret/a.pdf", "old"])
    case "/old": return .redirect("/list.html", status: 301)
    case "/list.html", "/list_1.html", "/list_2.html":
      let number = request.target.filter(\.isNumber)
      return list(
        ["list_1.html", "list_2.html"] + (0..<5).map { "article\(number)-\($0).html" })
    default:
      if request.target.hasSuffix(".html") {
        return list([request.target.replacing(".html", with: ".pdf")])
      }
      return tagged(
        SiteAnswer(body: Array(DrawnPDF(texts: ["\(request.target) \(night)"]).data)), request)
    }
  }
}

/// With an entity tag made of the content.
private func tagged(_ answer: SiteAnswer, _ request: SeenRequest) -> SiteAnswer {
  var answer = answer
  let sum = answer.body.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
  answer.headers["ETag"] = "\"\(sum)\""
  return request.headers["if-none-match"] == "\"\(sum)\"" ? SiteAnswer(status: 304) : answer
}

/// The sources file that the command itself prints for the site.
private func sources(_ site: WebSite, in folder: ScratchFolder) throws -> String {
  let example = try Command.run(["crawl", "--example-sources", site.origin + "/"])
  return try folder.file("sources.yaml", example.output)
}

@Test func `the printed example crawls its site, and the second night asks only whether`()
  async throws
{
  let site = try await WebSite(disclosures())
  let folder = try ScratchFolder()
  let file = try sources(site, in: folder)
  let store = folder.path + "/store"
  let first = try Command.run(["crawl", file, "--store", store, "--warc"])
  #expect(first.code == 0, "\(first.errors)")
  #expect(first.errors.contains("36 requests: 34 new"), "\(first.errors)")
  #expect(site.targets.count == 35)
  #expect(!site.targets.contains("/secret/a.pdf"))
  #expect(folder.contents.contains("store/warc/night-1-1.warc"))
  site.forgetRequests()
  let second = try Command.run(["crawl", file, "--store", store])
  #expect(second.code == 0)
  #expect(second.errors.contains("0 new, 0 changed"), "\(second.errors)")
  #expect(site.requests.count { !$0.isConditional } == 2)
  try await site.stop()
}

@Test func `links of a page in GBK are read in the worker`() async throws {
  let site = try await WebSite { request, _ in
    switch request.target {
    case "/robots.txt": return SiteAnswer(status: 404)
    case "/":
      // <a href="/1.pdf">预算公开目录</a> and a script that makes the list's further pages.
      let words: [UInt8] = [0xD4, 0xA4, 0xCB, 0xE3, 0xB9, 0xAB, 0xBF, 0xAA, 0xC4, 0xBF, 0xC2, 0xBC]
      return SiteAnswer(
        headers: ["Content-Type": "text/html"],
        body: Array("<html><head><meta charset=gb2312></head><a href=\"/1.pdf\">".utf8) + words
          + Array("</a><script>createPageHTML(3, 0, \"index\", \"html\");</script></html>".utf8))
    case "/index_1.html", "/index_2.html":
      return .html("<html><a href='\(request.target.filter(\.isNumber))x.pdf'>x</a></html>")
    default: return SiteAnswer(body: Array(DrawnPDF(texts: [request.target]).data))
    }
  }
  let folder = try ScratchFolder()
  let store = folder.path + "/store"
  let run = try Command.run(["crawl", try sources(site, in: folder), "--store", store])
  #expect(run.code == 0, "\(run.errors)")
  #expect(
    site.targets.sorted() == [
      "/", "/1.pdf", "/1x.pdf", "/2x.pdf", "/index_1.html", "/index_2.html",
    ])
  let known = try CrawlStore(folder: store, keepFree: 0).knownAddress(site.origin + "/1.pdf")
  #expect(known?.linkText == "预算公开目录")
  try await site.stop()
}

@Test func `a crawl killed again and again ends as one that was not`() async throws {
  let site = try await WebSite(disclosures())
  let folder = try ScratchFolder()
  let file = try sources(site, in: folder)
  let whole = folder.path + "/whole"
  #expect(try Command.run(["crawl", file, "--store", whole]).code == 0)
  let store = folder.path + "/killed"
  var random = SystemRandomNumberGenerator()
  for _ in 0..<30 {
    let run = try RunningCommand(["crawl", file, "--store", store])
    usleep(UInt32.random(in: 20_000...250_000, using: &random))
    run.signal(SIGKILL)
    _ = run.end()
  }
  #expect(try Command.run(["crawl", file, "--store", store]).code == 0)
  #expect(try content(of: store, site) == content(of: whole, site))
  try await site.stop()
}

/// All that a store knows, without the times.
private func content(of folder: String, _ site: WebSite) throws -> [String] {
  let store = try CrawlStore(folder: folder, keepFree: 0)
  let known = try store.knownAddresses(of: "127.0.0.1").map { known in
    var known = known
    (known.firstSeen, known.lastVisit) = (0, 0)
    return "\(known)"
  }
  // Nights that were killed before their first visit are none; all others are one.
  let versions = try store.versions(of: [1]).map { "\($0.url) \($0.hash) \($0.linkText)" }
  let files = FileManager.default.enumerator(atPath: folder + "/fetched")?.compactMap {
    $0 as? String
  }
  return known + versions + (files ?? []).sorted()
}

@Test func `one crawl at a time works on a store`() async throws {
  let site = try await WebSite { request, _ in
    var answer = SiteAnswer(body: Array("User-agent: *".utf8))
    answer.drip = (size: 1, milliseconds: 5_000)
    return answer
  }
  let folder = try ScratchFolder()
  let file = try sources(site, in: folder)
  let run = try RunningCommand(["crawl", file, "--store", folder.path + "/store"])
  run.wait { !site.requests.isEmpty }
  let second = try Command.run(["crawl", file, "--store", folder.path + "/store"])
  #expect(second.code == 8)
  #expect(second.errors.contains("another crawl is at work"))
  run.signal(SIGTERM)
  let (code, errors) = run.end()
  #expect(code == 130)
  #expect(errors.contains("the next crawl goes on from here"))
  try await site.stop()
}

@Test func `a crawl stops before the disk is full`() async throws {
  let site = try await WebSite(disclosures())
  let folder = try ScratchFolder()
  let run = try Command.run([
    "crawl", try sources(site, in: folder), "--store", folder.path + "/store", "--keep-free",
    "1000000000",
  ])
  #expect(run.code == 6)
  #expect(run.errors.contains("MB left"))
  #expect(site.requests.isEmpty)
  try await site.stop()
}

@Test(arguments: [
  (["crawl"], "Name a sources file."), (["crawl", "x.yaml"], "--store needs a folder."),
  (["crawl", "--example-sources", "ftp://x"], "is no web address"),
  (["crawl", "/nonexistent.yaml", "--store", "/tmp/x"], "The sources file cannot be read."),
])
func `a crawl that makes no sense is not begun`(arguments: [String], message: String) throws {
  let run = try Command.run(arguments)
  #expect(run.code == 2)
  #expect(run.errors.contains(message), "\(run.errors)")
}
