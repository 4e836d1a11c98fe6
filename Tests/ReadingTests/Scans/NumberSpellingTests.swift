import Reading
import TestSupport
import Testing

struct NumberSpellingTests {
  @Test(arguments: [
    ("909%", ["90%"]), ("1009%5", ["1009%", "100%"]), ("99%", ["9%"]), ("90%", []), ("90", []),
    ("%", []),
  ])
  func `a per cent sign read twice or with its circle behind is proposed once`(
    text: String, proposals: [String]
  ) {
    #expect(NumberSpelling.withPercent(text) == proposals)
  }

  @Test(arguments: [
    ("1361,034.00", "1,361,034.00"), ("1,361034.00", "1,361,034.00"), ("9746,50", "9746.50"),
    ("-1234,567.8", "-1,234,567.8"), ("1.361,034.00", "1,361,034.00"),
    ("31,364.000,00", "31,364,000.00"),
  ])
  func `separators go where amounts have them`(text: String, expected: String) {
    #expect(NumberSpelling.regrouped(text) == expected)
  }

  @Test(arguments: [
    "1,361,034.00", "9746.50", "371,514,655", "12", "0.5", "1,2a3", ",5", "1,,000", "0,361,034.00",
  ])
  func `what stands rightly or cannot be told stays`(text: String) {
    #expect(NumberSpelling.regrouped(text) == nil)
  }

  @Test func `regrouping never changes a digit and is done with the first time`() {
    var random = Xorshift(state: 7)
    for _ in 0..<2000 {
      let characters = Array("0123456789,,.")
      let text = String(
        (0..<Int.random(in: 3...12, using: &random)).map { _ in
          characters[Int.random(in: 0..<characters.count, using: &random)]
        })
      guard let grouped = NumberSpelling.regrouped(text) else { continue }
      #expect(grouped.filter(\.isNumber) == text.filter(\.isNumber), "\(text) became \(grouped)")
      #expect(NumberSpelling.regrouped(grouped) == nil, "\(text) became \(grouped)")
    }
  }

  @Test(arguments: [
    ("2150501-", true), ("98%", true), ("21(10-", false), ("-5", false), ("%", false),
  ])
  func `a number at the head of a text is digits with marks inside`(text: String, is expected: Bool)
  {
    #expect(NumberSpelling.isLeading(text) == expected)
  }

  @Test(arguments: [("S5.00", "55.00"), ("]", "1"), ("I", "I"), ("A5", "A5"), ("I2.5O", "12.50")])
  func `letters are digits only among digits`(text: String, expected: String) {
    #expect(NumberSpelling.withoutStrokes(text) == expected)
  }

  @Test func `characters mistaken for digits count as the number's`() {
    #expect(NumberSpelling.prefixLength(of: Array("]年".unicodeScalars), atMost: 3) == 1)
    #expect(NumberSpelling.plain("]0O".unicodeScalars) == "100")
  }
}

struct LineReadingTests {
  private func reading(_ text: String, _ confidence: Double = 0.9) -> LineReading {
    LineReading(
      characters: text.unicodeScalars.enumerated().map { index, scalar in
        LineReading.Character(
          scalar: scalar,
          frame: PixelFrame(left: index * 10, top: 0, right: index * 10 + 9, bottom: 12),
          confidence: confidence, followsBlank: false, alternatives: [])
      })
  }

  @Test func `a new spelling keeps what was read as the other reading and doubts it`() {
    let spelt = reading("1361,034.00", 1).respelled("1,361,034.00", most: 0.95)
    #expect(spelt.text == "1,361,034.00")
    #expect(spelt.characters.allSatisfy { $0.confidence <= 0.95 })
    let other = reading("9746,50", 1).respelled("9746.50", most: 0.9)
    #expect(other.characters[4].alternatives == [","])
  }

  @Test func `characters of a number that is doubted as a whole are not doubted for their looks`() {
    var read = reading("1200.00", 1)
    read.characters[1].confidence = 0.5
    let spelt = read.respelled("1200.00", most: 0.8)
    #expect(
      spelt.characters.map(\.isDoubtedForLooks) == [false, true]
        + [Bool](repeating: false, count: 5))
  }
}

/// Marsaglia's xorshift64: the same numbers on every run.
private struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
