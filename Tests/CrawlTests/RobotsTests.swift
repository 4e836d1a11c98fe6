import Crawl
import Testing

private func allows(_ text: String, _ path: String, token: String = "gongkai") -> Bool {
  guard let address = WebAddress("http://h.org" + path) else { return false }
  return RobotsRules(Array(text.utf8), token: token).allows(address)
}

@Test(arguments: [
  // The examples of RFC 9309, 5.2, and of its rules on special characters.
  (
    "allow: /example/page/\ndisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif",
    false
  ),
  ("allow: /example/page/\ndisallow: /example/page/disallowed.gif", "/example/page/", true),
  ("disallow: *.gif$", "/a.gif", false), ("disallow: *.gif$", "/a.gif?x", true),
  ("disallow: /a\nallow: /a", "/a/b", true), ("disallow: /", "/robots.txt", true),
  ("disallow:", "/x", true), ("disallow: /a%3cd.html", "/a%3Cd.html", false),
  ("disallow: /~joe", "/%7ejoe/x", false), ("disallow: /预算", "/%E9%A2%84%E7%AE%97/1", false),
  ("disallow: /a*b$", "/aXbXb", false), ("disallow: /x # why\n", "/x/y", false),
  ("disallow: /*?", "/a?b", false), ("disallow: /*?", "/a", true),
  ("disallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", false),
  ("disallow: /p%24", "/p$", false),
])
func `the longest rule decides`(rules: String, path: String, isAllowed: Bool) {
  #expect(allows("user-agent: *\n" + rules, path) == isAllowed)
}

@Test(arguments: [
  ("User-Agent: GongKai/9\nDisallow: /own\n\nUser-agent: *\nDisallow: /", "/x", true),
  ("User-Agent: GongKai/9\nDisallow: /own\n\nUser-agent: *\nDisallow: /", "/own", false),
  ("user-agent: a\nuser-agent: gongkai\ndisallow: /both", "/both", false),
  (
    "user-agent: gongkai\ndisallow: /1\n\nuser-agent: x\ndisallow: /\n\nuser-agent: gongkai\ndisallow: /2",
    "/2", false
  ),
  ("user-agent: gongkai\ncrawl-delay: 1\nuser-agent: other\ndisallow: /o", "/o", true),
  ("\u{FEFF}user-agent: *\rdisallow: /cr\r\n", "/cr", false),
  ("disallow: /before\nuser-agent: *\ndisallow: /after", "/before", true),
  ("user-agent: gongkai-news\ndisallow: /", "/x", true),
])
func `the groups that name the robot hold, else those for all`(
  text: String, path: String, isAllowed: Bool
) {
  #expect(allows(text, path) == isAllowed)
}

@Test func `delay and sitemaps are read, and only the first 500 KiB`() {
  let filler = "# " + String(repeating: "x", count: 500 << 10) + "\ndisallow: /late"
  let text = "sitemap: http://h.org/s.xml\nuser-agent: *\ncrawl-delay: 2.5\ndisallow: /early\n"
  let rules = RobotsRules(Array((text + filler).utf8), token: "gongkai")
  #expect(rules.crawlDelay == 2.5)
  #expect(rules.sitemaps == ["http://h.org/s.xml"])
  #expect(!allows(text + filler, "/early"))
  #expect(allows(text + filler, "/late"))
}

@Test func `random rules are matched as a plain search of all ways matches them`() {
  var random = SplitMix(state: 7)
  let letters = Array("ab/*$")
  for _ in 0..<20_000 {
    func text(_ alphabet: [Character], _ most: Int) -> String {
      String(
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "a"
        })
    }
    let pattern = "/" + text(letters, 6)
    let path = "/" + text(Array("ab/"), 7)
    let expected = plainlyMatches(Array(pattern), Array(path))
    #expect(
      RobotsPattern(pattern[...]).matches(RobotsPattern.comparable(path)) == expected,
      "\(pattern) \(path)")
  }
}

@Test func `no bytes whatever make the rules fail`() {
  var random = SplitMix(state: 3)
  for length in 0..<300 {
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    _ = RobotsRules(Array("user-agent:*\ndisallow:".utf8) + bytes, token: "gongkai")
  }
}

/// Every way a star can be taken, tried one after another.
private func plainlyMatches(_ pattern: [Character], _ path: [Character]) -> Bool {
  guard let first = pattern.first else { return true }
  if first == "$", pattern.count == 1 { return path.isEmpty }
  if first == "*" {
    return (0...path.count).contains {
      plainlyMatches(Array(pattern.dropFirst()), Array(path.dropFirst($0)))
    }
  }
  return path.first == first && plainlyMatches(Array(pattern.dropFirst()), Array(path.dropFirst()))
}

/// The same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
