import PageModel

/// Counts a page's characters by kind, to find text that nobody could have meant.
package struct ScalarCensus {
  /// Why the text is not believed, and how far it still may be.
  package struct Complaint: Hashable, Sendable {
    package var message: String
    package var confidence: Double
  }

  private var total = 0
  /// Replacement, control, unassigned and private-use characters.
  private var meaningless = 0
  /// Private-use characters of symbol fonts: bullets, mostly.
  private var symbols = 0
  private var asciiLetters = 0
  private var latinSupplement = 0
  private var punctuation = 0
  private var digits = 0
  private var ideographs = 0
  private var frequentIdeographs = 0
  /// Scripts no document mixes, by their block's first code point.
  private var rareScripts: [UInt32: Int] = [:]

  package init() {}

  package mutating func count(_ scalar: Unicode.Scalar) {
    total += 1
    switch scalar.value {
    case 0x30...0x39: digits += 1
    case 0x41...0x5A, 0x61...0x7A: asciiLetters += 1
    case 0x2E, 0x2D, 0x5F, 0x2A: break  // leaders and rules of dots, dashes, stars
    case 0x21...0x7E: punctuation += 1
    case 0...0x1F, 0x7F...0x9F, 0xFFF0...0xFFFF: meaningless += 1
    case 0xA1...0xFF: latinSupplement += 1
    case 0xF020...0xF0FF: symbols += 1
    case 0xE000...0xF8FF, 0xF_0000...: meaningless += 1
    case 0x3400...0x9FFF:
      ideographs += 1
      if FrequentIdeographs.contains(scalar) { frequentIdeographs += 1 }
    case 0x0530...0x1CFF where !(0x1100...0x11FF).contains(scalar.value),
      0xA000...0xABFF, 0x2C00...0x2DFF, 0x1_0000...0x1_CFFF:
      rareScripts[scalar.value >> 7, default: 0] += 1
    default: break
    }
  }

  /// Nil for text that may be believed.
  package var complaint: Complaint? {
    guard total >= 8 else { return nil }
    let all = Double(total)
    let bad = (Double(meaningless) + 0.2 * Double(symbols)) / all
    if bad > 0.05 {
      return Complaint(
        message: "Many characters have no meaning: a font without a map to Unicode.",
        confidence: max(0.1, 0.6 - bad))
    }
    if let message = mixture { return Complaint(message: message, confidence: 0.2) }
    if bad > 0.005 && meaningless > 1 {
      return Complaint(
        message: "Some characters have no meaning: a font without a map to Unicode.",
        confidence: 0.8)
    }
    return nil
  }

  /// What is odd about the mixture of characters; nil for one that people write.
  private var mixture: String? {
    let all = Double(total)
    if Double(latinSupplement) > 0.3 * all, latinSupplement > asciiLetters, total >= 20 {
      return "Most letters are accented: text read in the wrong encoding."
    }
    if rareScripts.count >= 4, Double(rareScripts.values.reduce(0, +)) > 0.1 * all {
      return "Scripts that no document mixes stand side by side."
    }
    if ideographs >= 60, Double(frequentIdeographs) < 0.12 * Double(ideographs) {
      return "Hardly any of the commonest characters occurs: characters mapped wrongly."
    }
    if total >= 30, Double(punctuation) > 0.6 * all {
      return "Most characters are punctuation: a font without a map to Unicode."
    }
    return nil
  }
}
