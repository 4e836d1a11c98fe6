/// Which ideographs look alike in print.
///
/// Data, not code: `Confusions/look-alikes.tsv`, drawn from typefaces by `scripts/look-alikes`, and what was seen
/// to be mistaken in text, from `VisualConfusions`.
public struct LookAlikes: Hashable, Sendable {
  private var others: [Unicode.Scalar: [Unicode.Scalar]] = [:]

  /// Reads the lines of tab-separated text: one, other, likeness; # begins a remark.
  ///
  /// Throws where a line is none of these.
  public init(_ text: String, seen confusions: VisualConfusions) throws(VisualConfusions.Mistake) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t").map { Array($0.unicodeScalars) }
      guard fields.count == 3, fields[0].count == 1, fields[1].count == 1,
        fields[0] != fields[1]
      else {
        throw VisualConfusions.Mistake(
          line: index + 1, message: "A pair has two single, different characters and a likeness.")
      }
      note(fields[0][0], fields[1][0])
      note(fields[1][0], fields[0][0])
    }
    for entry in confusions.entries where entry.place == .text { note(entry.seen, entry.meant) }
  }

  /// Those that are part of the program.
  public static let builtIn: LookAlikes = {
    do throws(VisualConfusions.Mistake) {
      return try LookAlikes(
        String(decoding: PackageResources.look_alikes_tsv, as: UTF8.self), seen: .builtIn)
    } catch {
      preconditionFailure("look-alikes.tsv, line \(error.line): \(error.message)")
    }
  }()

  /// What a character that was read may be instead.
  public func others(than seen: Unicode.Scalar) -> [Unicode.Scalar] { others[seen] ?? [] }

  private mutating func note(_ seen: Unicode.Scalar, _ meant: Unicode.Scalar) {
    if !(others[seen]?.contains(meant) ?? false) { others[seen, default: []].append(meant) }
  }
}
