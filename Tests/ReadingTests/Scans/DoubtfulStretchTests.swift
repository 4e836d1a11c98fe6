import Reading
import Testing

struct DoubtfulStretchTests {
  /// Characters 20 samples wide, 24 apart, each of two parts with a narrow gap between them.
  private func line(_ confidences: [Double]) -> (reading: LineReading, ink: [InkColumn]) {
    var line = (reading: LineReading(characters: []), ink: [InkColumn]())
    for (index, confidence) in confidences.enumerated() {
      let left = index * 24
      let frame = PixelFrame(left: left, top: 0, right: left + 20, bottom: 20)
      line.reading.characters.append(
        LineReading.Character(
          scalar: Unicode.Scalar(0x4E00 + UInt32(index)) ?? "一", frame: frame,
          confidence: confidence, followsBlank: false, alternatives: []))
      for part in [left..<left + 9, left + 11..<left + 20] {
        line.ink.append(
          InkColumn(
            InkComponent(
              frame: PixelFrame(left: part.lowerBound, top: 0, right: part.upperBound, bottom: 20),
              area: 90)))
      }
    }
    return line
  }

  private func stretches(_ confidences: [Double]) -> [DoubtfulStretch]? {
    let line = line(confidences)
    let frame = PixelFrame(left: 0, top: 0, right: confidences.count * 24 - 4, bottom: 20)
    return DoubtfulStretch.all(in: line.reading, below: 0.9, of: line.ink, in: frame)
  }

  @Test func `a line without doubt has no stretch`() {
    #expect(stretches([Double](repeating: 0.99, count: 20)) == [])
  }

  @Test func `a doubtful character is read again between its neighbours and nothing else is`() {
    var confidences = [Double](repeating: 0.99, count: 20)
    confidences[10] = 0.5
    let found = stretches(confidences)
    #expect(found?.map(\.characters) == [8..<13])
    #expect(found?.map(\.columns) == [190..<310])
  }

  @Test func `stretches that meet are one`() {
    var confidences = [Double](repeating: 0.99, count: 40)
    (confidences[10], confidences[14]) = (0.5, 0.5)
    #expect(stretches(confidences)?.map(\.characters) == [8..<17])
  }

  @Test func `a line mostly in doubt is not read in stretches`() {
    #expect(stretches((0..<20).map { $0 % 5 == 2 ? 0.5 : 0.99 }) == nil)
  }

  @Test func `a line of which nothing was read is not read in stretches`() {
    #expect(stretches([]) == nil)
  }
}
