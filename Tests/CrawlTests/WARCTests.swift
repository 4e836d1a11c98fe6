import Crawl
import Testing

@Test func `a file that was cut off keeps its whole records`() async throws {
  let archive = MemoryArchive()
  let item = QueuedAddress(url: "http://h.org/a?b=1", source: "s", role: .page, depth: 0)
  archive.seed([item])
  var record = FetchRecord(item, time: 784_111_777)
  record.requestHeaders = [Source.Header(name: "User-Agent", value: "gongkai")]
  record.headers = [
    Source.Header(name: "Content-Encoding", value: "gzip"),
    Source.Header(name: "ETag", value: "x"),
  ]
  record.status = 200
  let first = WARCRecord.information(time: 784_111_777)
  let second = WARCRecord.exchange(record, body: Array("body\r\n\r\n".utf8))
  let text = String(decoding: second, as: UTF8.self)
  #expect(text.contains("GET /a?b=1 HTTP/1.1\r\nHost: h.org\r\nUser-Agent: gongkai\r\n"))
  #expect(text.contains("X-Archive-Orig-Content-Encoding: gzip\r\nETag: x\r\n"))
  #expect(text.contains("WARC-Date: 1994-11-06T08:49:37Z\r\n"))
  #expect(WARCRecord.lengthOfWhole(first + second) == first.count + second.count)
  for length in 0..<first.count {
    #expect(WARCRecord.lengthOfWhole(Array(first.prefix(length))) == 0)
  }
  #expect(WARCRecord.lengthOfWhole(first + second.dropLast()) > first.count)
  #expect(WARCRecord.lengthOfWhole(first + second.prefix(100)) == first.count)
}
