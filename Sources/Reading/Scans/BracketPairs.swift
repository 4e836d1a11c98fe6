/// Puts opening brackets right by the closing ones: the models read （ as 〈 or as both.
package enum BracketPairs {
  /// As which an opening bracket is read, and what would close each if it were one; not <, which is a sign.
  private static let mistaken: [Unicode.Scalar: Unicode.Scalar] = [
    "〈": "〉", "《": "》", "［": "］", "[": "]", "{": "}",
  ]
  private static let opening: Set<Unicode.Scalar> = ["(", "（"]
  private static let closing: Set<Unicode.Scalar> = [")", "）"]

  /// The reading with an unpaired bracket before an unpaired ) as (, or left out where that ( is read too.
  package static func paired(_ reading: LineReading) -> LineReading {
    var characters = reading.characters
    var index = 0
    // Brackets that are open here: the next ) is theirs.
    var depth = 0
    while index < characters.count {
      defer { index += 1 }
      let scalar = characters[index].scalar
      if opening.contains(scalar) { depth += 1 }
      if closing.contains(scalar) { depth = max(0, depth - 1) }
      guard depth == 0, let partner = mistaken[scalar] else { continue }
      let rest = characters[(index + 1)...]
      guard !rest.contains(where: { $0.scalar == partner }),
        let end = rest.firstIndex(where: { closing.contains($0.scalar) })
      else { continue }
      let openings = rest.indices.filter { $0 < end && opening.contains(characters[$0].scalar) }
      if openings.isEmpty {
        characters[index].alternatives.insert(scalar, at: 0)
        characters[index].scalar = "("
        characters[index].confidence = min(0.95, characters[index].confidence)
        depth += 1
      } else if openings == [index + 1] {
        characters[index + 1].confidence = min(0.95, characters[index + 1].confidence)
        characters.remove(at: index)
        depth += 1
      }
    }
    return LineReading(characters: characters)
  }
}
