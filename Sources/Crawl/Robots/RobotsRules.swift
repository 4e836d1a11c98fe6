/// What a host's robots.txt says to one robot (RFC 9309).
public struct RobotsRules: Hashable, Sendable {
  private struct Rule: Hashable, Sendable {
    let pattern: RobotsPattern
    let allows: Bool
  }

  private var rules: [Rule] = []
  /// Seconds from one request to the next; nil where none are asked for.
  public private(set) var crawlDelay: Double?
  /// As written: absolute addresses, as a rule.
  public private(set) var sitemaps: [String] = []

  /// How much of a robots.txt is read, in bytes (RFC 9309, 2.5).
  public static let longest = 500 << 10
  /// The longest crawl-delay that makes sense, in seconds.
  private static let longestDelay = 86_400.0

  /// Rules that allow everything.
  public static let none = RobotsRules()
  /// Rules that allow nothing, for a host whose robots.txt cannot be had.
  public static let refusingAll = RobotsRules(
    rules: [Rule(pattern: RobotsPattern("/"), allows: false)])

  private init(rules: [Rule] = []) { self.rules = rules }

  /// Reads the bytes of a robots.txt for the robot with this product token, such as "gongkai".
  public init(_ bytes: [UInt8], token: String) {
    var bytes = bytes.prefix(Self.longest)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var groups = RobotsGroups(token: token.lowercased())
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
      guard let colon = text.firstIndex(of: ":") else { continue }
      groups.take(
        key: text[..<colon].trimmed.lowercased(), value: text[text.index(after: colon)...].trimmed)
    }
    for (key, value) in groups.lines {
      switch key {
      case "crawl-delay":
        if let delay = Double(value), delay > 0, delay.isFinite {
          crawlDelay = max(crawlDelay ?? 0, min(delay, Self.longestDelay))
        }
      default:
        guard !value.isEmpty else { continue }
        rules.append(Rule(pattern: RobotsPattern(value), allows: key == "allow"))
      }
    }
    sitemaps = groups.sitemaps
  }

  /// Whether the robot may ask for the address: the longest rule decides, of equal ones the allowing.
  public func allows(_ address: WebAddress) -> Bool {
    guard address.path != "/robots.txt" else { return true }
    let path = RobotsPattern.comparable(address.pathAndQuery)
    var longest = -1
    var isAllowed = true
    for rule in rules where rule.pattern.matches(path) {
      let length = rule.pattern.specificity
      guard length > longest || (length == longest && rule.allows) else { continue }
      isAllowed = rule.allows
      longest = length
    }
    return isAllowed
  }
}

/// Sorts the lines of a robots.txt into the groups of this robot and those of all.
private struct RobotsGroups {
  private let token: String
  private var own: [(key: String, value: Substring)] = []
  private var general: [(key: String, value: Substring)] = []
  private var isNamed = false
  private var isForOwn = false
  private var isForAll = false
  private var isAmongAgents = false
  private(set) var sitemaps: [String] = []

  init(token: String) { self.token = token }

  /// The lines that hold: those of groups that name the robot, else those for all.
  var lines: [(key: String, value: Substring)] { isNamed ? own : general }

  mutating func take(key: String, value: Substring) {
    switch key {
    case "user-agent":
      if !isAmongAgents { (isForOwn, isForAll) = (false, false) }
      isAmongAgents = true
      let name = value.prefix { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
      if value.hasPrefix("*") { isForAll = true }
      if !name.isEmpty, name == token { (isForOwn, isNamed) = (true, true) }
    case "allow", "disallow", "crawl-delay":
      isAmongAgents = false
      if isForOwn { own.append((key, value)) }
      if isForAll { general.append((key, value)) }
    case "sitemap": sitemaps.append(String(value))
    default: break
    }
  }
}

extension Substring {
  /// Without blanks at both ends.
  var trimmed: Substring {
    var text = drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
