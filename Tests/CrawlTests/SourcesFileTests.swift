import Crawl
import Testing

private func sources(_ text: String) throws(SourcesError) -> SourcesFile {
  try SourcesFile.sources(from: text, file: "s.yaml")
}

@Test(arguments: [
  "http://www.example.gov.cn/zwgk/", "http://127.0.0.1:8081/index.html", "http://[::1]:80/",
  "http://localhost:9/",
])
func `the example is ready to use`(start: String) throws {
  let address = try #require(WebAddress(start))
  let file = try sources(SourcesFile.example(for: address))
  let source = try #require(file.sources.first)
  #expect(source.start == [address])
  #expect(source.followsPages(on: address))
  let isLocal = !start.contains("example")
  #expect(source.allowedAddresses.isEmpty != isLocal)
}

@Test func `the example for a loopback address allows just that one`() throws {
  let address = try #require(WebAddress("http://127.0.0.1:8081/"))
  let source = try #require(try sources(SourcesFile.example(for: address)).sources.first)
  let others = ["127.0.0.2", "10.0.0.1", "::1"].compactMap { IPAddress($0) }
  #expect(!others.contains { other in source.allowedAddresses.contains { $0.contains(other) } })
  #expect(try !source.followsPages(on: #require(WebAddress("http://127.0.0.1:8082/"))))
}

@Test(arguments: [
  ("", "s.yaml: The file is empty; write at least “sources:”."),
  (
    "sources: 1", "s.yaml, line 1: “sources” must be a list of entries that begin with “- name: …”."
  ),
  (
    "sources:\n- name: a",
    "s.yaml, line 2: The source “a” needs “start”; give the address of a page."
  ),
  (
    "sources:\n- name: a\n  start: [ftp://x/]",
    "s.yaml, line 3: “ftp://x/” is no web address; begin it with http:// or https://."
  ),
  (
    "sources:\n- name: a\n  start: http://h.org\n  dept: 3",
    "line 4: A source has no key “dept”; use one of allow_addresses,"
  ),
  (
    "sources:\n- name: a\n  start: http://h.org\n  depth: many",
    "s.yaml, line 4: “depth” must be a whole number from 0 to 50."
  ),
  ("sources:\n- name: a\n  start: http://h.org\n  kinds: [pdf, exe]", "There is no kind “exe”"),
  ("sources:\n- name: a\n  start: http://h.org\n  hours: 9-17", "“9-17” is no time window"),
  ("sources:\n- name: a\n  start: http://h.org\n  headers: {Host: x}", "is set by the program"),
  ("sources:\n- name: a\n  name: b", "The key “name” is written twice; keep one."),
  ("sources: [", "This is not YAML"),
])
func `what is wrong is told in one sentence with its place`(text: String, message: String) {
  let error = #expect(throws: SourcesError.self) { _ = try sources(text) }
  #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
}

@Test func `hours may lie around midnight and east of here`() throws {
  let window = try #require(TimeWindow("22:00-06:00+08:00"))
  // 15:00 and 12:00 UTC are 23:00 and 20:00 there.
  #expect(window.contains(15 * 3600))
  #expect(!window.contains(12 * 3600))
}
