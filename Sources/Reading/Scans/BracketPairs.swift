/// Puts opening brackets right by the closing ones: the models read （ as 〈 or as both.
enum BracketPairs {
  /// As which an opening bracket is read, and what would close each if it were one.
  private static let mistaken: [Unicode.Scalar: Unicode.Scalar] = [
    "〈": "〉", "《": "》", "<": ">", "［": "］", "[": "]", "{": "}",
  ]
  private static let opening: Set<Unicode.Scalar> = ["(", "（"]
  private static let closing: Set<Unicode.Scalar> = [")", "）"]

  /// The reading with an unpaired bracket before an unpaired ) as (, or left out where that ( is read too.
  static func paired(_ reading: LineReading) -> LineReading {
    var characters = reading.characters
    var index = 0
    while index < characters.count {
      defer { index += 1 }
      guard let partner = mistaken[characters[index].scalar] else { continue }
      let rest = characters[(index + 1)...]
      guard !rest.contains(where: { $0.scalar == partner }),
        let end = rest.firstIndex(where: { closing.contains($0.scalar) })
      else { continue }
      let openings = characters[(index + 1)..<end].indices.filter {
        opening.contains(characters[$0].scalar)
      }
      if openings.isEmpty {
        characters[index].alternatives.insert(characters[index].scalar, at: 0)
        characters[index].scalar = "("
        characters[index].confidence = min(0.95, characters[index].confidence)
      } else if openings == [index + 1] {
        characters[index + 1].confidence = min(0.95, characters[index + 1].confidence)
        characters.remove(at: index)
      }
    }
    return LineReading(characters: characters)
  }
}
