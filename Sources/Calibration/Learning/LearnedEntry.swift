/// One thing learned from decisions, with where it comes from.
public struct LearnedEntry: Hashable, Sendable {
  public enum Lesson: Hashable, Sendable {
    /// A printed label means a field.
    case label(text: String, field: String)
    /// A recogniser reads one text where another is printed, between such neighbours.
    case confusion(Confusion)
  }

  public var lesson: Lesson
  /// The name of the profile it was learned in and holds for.
  public var profile: String
  /// The decisions that say so, as "document#field", in order, each once.
  public private(set) var places: [String]
  /// Decisions that found the value right where the lesson would have had it wrong.
  public private(set) var contradictions: [String]
  /// The files of decisions it was learned from.
  public private(set) var sources: [String]

  public init(
    _ lesson: Lesson, profile: String, places: [String] = [], contradictions: [String] = [],
    sources: [String] = []
  ) {
    self.lesson = lesson
    self.profile = profile
    self.places = places
    self.contradictions = contradictions
    self.sources = sources
  }

  public var count: Int { places.count }

  public var documentCount: Int { Set(places.map { $0.prefix { $0 != "#" } }).count }

  /// A short name for it, the same wherever it was learned.
  public var id: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(String(repeating: "0", count: 16 - digits.count) + digits).prefix(10).description
  }

  private var key: String {
    switch lesson {
    case .label(let text, let field): "label\n\(profile)\n\(field)\n\(text)"
    case .confusion(let confusion):
      "confusion\n\(profile)\n\(confusion.read)\n\(confusion.meant)\n"
        + "\(confusion.before.rawValue)\n\(confusion.after.rawValue)"
    }
  }

  /// Counts a decision that teaches the lesson, once.
  mutating func support(by decision: Decision, source: String) {
    if !places.contains(decision.place) { places.append(decision.place) }
    if !sources.contains(source) { sources.append(source) }
  }

  /// Counts a decision that speaks against it, once.
  mutating func contradict(by decision: Decision) {
    if !contradictions.contains(decision.place) { contradictions.append(decision.place) }
  }
}

extension LearnedEntry {
  /// The entry on one line, its parts apart by tabs, safe for a terminal.
  public var line: String {
    let said =
      switch lesson {
      case .label(let text, let field): ["label", text, field]
      case .confusion(let confusion):
        [
          "confusion", "\(confusion.read)→\(confusion.meant)",
          "between \(confusion.before.rawValue) and \(confusion.after.rawValue)",
        ]
      }
    let counts = [
      "\(count) decisions", "\(documentCount) documents", "\(contradictions.count) against",
    ]
    return ([id, profile] + said + counts + [sources.joined(separator: ",")])
      .map(Evaluation.printable).joined(separator: "\t")
  }
}
