/// What recognition takes one character for, with the evidence of each entry.
///
/// Data, not code: `Confusions/confusions.tsv`. An entry makes a reading possible; what else is
/// known must bear it out before anything is changed.
public struct VisualConfusions: Hashable, Sendable {
  /// Where the confusion was seen.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// A comparison sign before a number.
    case sign
    /// A digit or per cent sign in a number.
    case digit
    case text
  }

  public struct Entry: Hashable, Sendable {
    public var place: Place
    public var seen: Unicode.Scalar
    public var meant: Unicode.Scalar
    /// How often it was counted.
    public var times: Int
    /// On what kinds of copies, each with its count.
    public var evidence: String
  }

  public struct Mistake: Error, Hashable {
    /// From 1.
    public var line: Int
    public var message: String
  }

  public let entries: [Entry]
  private let meant: [Place: [Unicode.Scalar: [Unicode.Scalar]]]

  /// Reads the lines of tab-separated text: place, seen, meant, times, evidence; # begins a remark.
  public init(_ text: String) throws(Mistake) {
    var entries: [Entry] = []
    var meant: [Place: [Unicode.Scalar: [Unicode.Scalar]]] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let entry = try Self.entry(line, number: index + 1)
      guard !(meant[entry.place]?[entry.seen]?.contains(entry.meant) ?? false) else {
        throw Mistake(line: index + 1, message: "The entry stands twice; add up its counts.")
      }
      entries.append(entry)
      meant[entry.place, default: [:]][entry.seen, default: []].append(entry.meant)
    }
    self.entries = entries
    self.meant = meant
  }

  /// The entries that are part of the program.
  public static let builtIn: VisualConfusions = {
    do throws(Mistake) {
      return try VisualConfusions(String(decoding: PackageResources.confusions_tsv, as: UTF8.self))
    } catch {
      preconditionFailure("confusions.tsv, line \(error.line): \(error.message)")
    }
  }()

  /// What a character read in such a place may be instead, as listed.
  public func meant(by seen: Unicode.Scalar, in place: Place) -> [Unicode.Scalar] {
    meant[place]?[seen] ?? []
  }

  private static func entry(_ line: Substring, number: Int) throws(Mistake) -> Entry {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 5 else {
      throw Mistake(line: number, message: "An entry has five fields apart by tabs.")
    }
    guard let place = Place(rawValue: String(fields[0])) else {
      throw Mistake(line: number, message: "“\(fields[0])” is no place; use sign, digit or text.")
    }
    guard let seen = fields[1].unicodeScalars.first, fields[1].unicodeScalars.count == 1,
      let meant = fields[2].unicodeScalars.first, fields[2].unicodeScalars.count == 1, seen != meant
    else {
      throw Mistake(line: number, message: "Seen and meant are two single, different characters.")
    }
    guard let times = Int(fields[3]), times > 0, !fields[4].isEmpty else {
      throw Mistake(line: number, message: "An entry tells how often and on what it was seen.")
    }
    return Entry(
      place: place, seen: seen, meant: meant, times: times, evidence: String(fields[4]))
  }
}
