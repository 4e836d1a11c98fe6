import Crawl
import Foundation
import Testing
import WebSite

@Test func `cut, stalled, endless and packed answers cost no more than themselves`() async throws {
  let site = try await WebSite { request, earlier in
    switch request.target {
    case "/robots.txt": return SiteAnswer(status: 404)
    case "/":
      return page(["cut.pdf", "once.pdf", "stalled.pdf", "large.pdf", "bomb.pdf", "good.pdf"])
    case "/cut.pdf":
      var answer = pdf(String(repeating: "x", count: 1000))
      answer.cutAfter = 500
      return answer
    case "/once.pdf":
      var answer = pdf(String(repeating: "x", count: 1000))
      if earlier == 0 { answer.cutAfter = 500 }
      return answer
    case "/stalled.pdf":
      var answer = pdf(String(repeating: "x", count: 1000))
      answer.drip = (size: 500, milliseconds: 60_000)
      return answer
    case "/large.pdf": return pdf(String(repeating: "x", count: 2 << 20))
    case "/bomb.pdf":
      var answer = SiteAnswer(body: packedZeros)
      answer.headers["Content-Encoding"] = "gzip"
      return answer
    default: return pdf("good")
    }
  }
  var run = CrawlRun(site: site)
  run.settings =
    "    limits: {file_mb: 1, stall_seconds: 4, attempts: 2, back_off_seconds: 0.01}\n"
  try await run.night()
  let names = run.archive.documents.compactMap { WebAddress($0)?.fileName }
  #expect(names.sorted() == ["good.pdf", "once.pdf"])
  #expect(run.archive.record("/cut.pdf")?.reason == "the answer was cut off")
  #expect(run.archive.record("/stalled.pdf")?.reason == "no answer within 4 s")
  #expect(run.archive.record("/large.pdf")?.outcome == .refused)
  #expect(
    run.archive.record("/bomb.pdf")?.outcome == .refused,
    "\(run.archive.record("/bomb.pdf")?.reason ?? "")")
  #expect(site.requests.count { $0.target == "/large.pdf" } == 1)
  try await site.stop()
}

/// Eight megabytes of zeros packed by gzip into 8 KB.
private let packedZeros: [UInt8] = {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "head -c 8388608 /dev/zero | gzip -9"]
  let pipe = Pipe()
  process.standardOutput = pipe
  try? process.run()
  return Array(pipe.fileHandleForReading.readDataToEndOfFile())
}()
