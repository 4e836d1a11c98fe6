import Crawl
import Testing

@Test(arguments: [
  ("HTTP://Www.Example.ORG:80/a/../b/./c%7e%2F?q=1#part", "http://www.example.org/b/c~%2F?q=1"),
  ("https://example.org", "https://example.org/"),
  ("https://example.org:8443/a b/é", "https://example.org:8443/a%20b/%C3%A9"),
  ("http://财政.中国/预算.pdf", "http://xn--5bvu10g.xn--fiqs8s/%E9%A2%84%E7%AE%97.pdf"),
  ("http://example.org/a;jsessionid=1F2E?PHPSESSID=7&b=2", "http://example.org/a?b=2"),
  ("http://127.1/x", "http://127.0.0.1/x"),
  ("http://0x7f000001/", "http://127.0.0.1/"),
])
func `an address has one normal form`(text: String, normal: String) throws {
  let address = try #require(WebAddress(text))
  #expect(address.description == normal)
  #expect(WebAddress(address.description) == address)
}

@Test(arguments: [
  ("../x.pdf", "http://h.org/a/x.pdf"), ("?page=2", "http://h.org/a/b/list.html?page=2"),
  ("//other.org/y", "http://other.org/y"), ("/z#top", "http://h.org/z"),
  (" \n./c.html ", "http://h.org/a/b/c.html"), ("..\\..\\w", "http://h.org/w"),
  ("http:rel.html", "http://h.org/a/b/rel.html"), ("../../../../v", "http://h.org/v"),
])
func `a link is read relative to its page`(link: String, whole: String) throws {
  let page = try #require(WebAddress("http://h.org/a/b/list.html?x=1"))
  #expect(WebAddress(link, base: page)?.description == whole)
}

@Test(arguments: [
  "javascript:void(0)", "mailto:a@b.c", "ftp://h.org/", "http://", "http:///x", "http://h:99999/",
  "http://a b.org/", "data:text/html,x", "http://1.2.3.4.5/", "http://999.1.1.1/",
])
func `what is no web address is none`(text: String) {
  let page = WebAddress("https://h.org/")
  #expect(WebAddress(text, base: page) == nil)
}

@Test(arguments: [
  "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "224.0.0.1",
  "100.64.0.1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
])
func `special addresses are not public`(text: String) throws {
  #expect(try !#require(IPAddress(text)).isPublic)
}

@Test(arguments: ["8.8.8.8", "172.32.0.1", "2400:da00::6666", "::ffff:8.8.8.8"])
func `ordinary addresses are public`(text: String) throws {
  #expect(try #require(IPAddress(text)).isPublic)
}

@Test(arguments: [
  ("/a/index.html", "/a/index_1.html", 1), ("/a/", "/a/index_2.html", 2),
  ("/a/list?page=1", "/a/list?page=7", 7), ("/a/list", "/a/list?page=2", 2),
  ("/a/index_3.html", "/a/index_4.html", 4),
])
func `further pages of a list are known`(page: String, target: String, number: Int) throws {
  let from = try #require(WebAddress("http://h.org" + page))
  let to = try #require(WebAddress("http://h.org" + target))
  #expect(ListPages.number(of: to, from: from) == number)
}

@Test(arguments: [
  ("/a/index.html", "/a/t20260101_123456.html"), ("/a/2025/1.html", "/a/2026/2.html"),
  ("/a/", "/b/index_2.html"), ("/a/index.html", "/a/indexes.html"),
])
func `other links are no pages of the list`(page: String, target: String) throws {
  let from = try #require(WebAddress("http://h.org" + page))
  let to = try #require(WebAddress("http://h.org" + target))
  #expect(ListPages.number(of: to, from: from) == nil)
}

@Test(arguments: [
  ("/zwgk/**", "/zwgk/a/b.html", true), ("/zwgk/*.html", "/zwgk/a/b.html", false),
  ("**.pdf", "/x/y.pdf", true), ("/a*b*c", "/aXXbYYc", true), ("/预算/*", "/预算/x", true),
  ("/search**", "/search?q=1", true), ("/a", "/ab", false),
])
func `a pattern takes what it says`(pattern: String, path: String, fits: Bool) throws {
  let address = try #require(WebAddress("http://h.org" + path))
  #expect(PathPattern(pattern).matches(address) == fits)
}
