import Foundation
import TestSupport
import Testing
import WebSite

/// A page that links a table as CSV text, and a notice that comes and goes.
private func site(amount: String, hasNotice: Bool) -> @Sendable (SeenRequest, Int) -> SiteAnswer {
  { request, _ in
    switch request.target {
    case "/robots.txt": return SiteAnswer(status: 404)
    case "/":
      return .html("<html><a href=\"table.csv\">预算</a><a href=\"notice.pdf\">x</a></html>")
    case "/notice.pdf" where !hasNotice: return SiteAnswer(status: 404)
    case "/notice.pdf": return SiteAnswer(body: Array(DrawnPDF().data))
    default: return SiteAnswer(body: Array("项目,金额\n办公费,\(amount)\n差旅费,3.00\n".utf8))
    }
  }
}

/// The report of a night, as JSON.
private func report(_ night: Int, in folder: ScratchFolder) throws -> [String: Any] {
  try #require(folder.json("store/reports/night-\(night).json"))
}

private func urls(_ report: [String: Any], _ key: String) -> [String] {
  let entries = report[key] as? [[String: Any]] ?? []
  return entries.compactMap { ($0["url"] as? String)?.split(separator: "/").last.map(String.init) }
}

@Test func `a night tells what is new, what changed from what to what, and what is gone`()
  async throws
{
  let site = try await WebSite(site(amount: "12.50", hasNotice: true))
  let folder = try ScratchFolder()
  let example = try Command.run(["crawl", "--example-sources", site.origin + "/"])
  let text = String(decoding: example.output, as: UTF8.self)
    .replacing("kinds: [pdf,", with: "kinds: [pdf, text,")
  let file = try folder.file("sources.yaml", text)
  let arguments = ["nightly", file, "--store", folder.path + "/store"]
  #expect(try Command.run(arguments).code == 0)
  var night = try report(1, in: folder)
  #expect(urls(night, "new_documents") == ["notice.pdf", "table.csv"])

  #expect(try Command.run(arguments).code == 0)
  night = try report(2, in: folder)
  #expect(["new_documents", "changed_documents", "gone"].allSatisfy { urls(night, $0).isEmpty })

  site.serve(CommandTests.site(amount: "13.50", hasNotice: false))
  #expect(try Command.run(arguments).code == 0)
  night = try report(3, in: folder)
  #expect(urls(night, "gone") == ["notice.pdf"])
  #expect(urls(night, "changed_documents") == ["table.csv"])
  let changed = try #require((night["changed_documents"] as? [[String: Any]])?.first)
  let changes = try #require(changed["changes"] as? [[String: Any]])
  #expect(changes.count == 1)
  #expect((changes.first?["before"] as? [String: Any])?["value"] as? String == "12.50")
  #expect((changes.first?["after"] as? [String: Any])?["value"] as? String == "13.50")
  try await site.stop()
}

@Test func `a night killed again and again tells the same once`() async throws {
  let site = try await WebSite(site(amount: "12.50", hasNotice: true))
  let folder = try ScratchFolder()
  let file = try folder.file(
    "sources.yaml", try Command.run(["crawl", "--example-sources", site.origin + "/"]).output)
  let arguments = ["nightly", file, "--store", folder.path + "/store", "--quiet"]
  for _ in 0..<5 {
    let run = try RunningCommand(arguments)
    usleep(UInt32.random(in: 50_000...400_000))
    run.signal(SIGKILL)
    _ = run.end()
  }
  // A killed night may still have an extraction of its own at work on the store for a moment.
  _ = try Command.run(arguments)
  let names = folder.contents.filter { $0.hasPrefix("store/reports/") && $0.hasSuffix(".json") }
  let told = names.compactMap { folder.json($0) }.flatMap { urls($0, "new_documents") }
  #expect(told == ["notice.pdf"])
  try await site.stop()
}
