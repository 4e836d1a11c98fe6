import Reading
import Testing

/// A reading of characters ten samples wide; "?" before one gives it the confidence 0.4.
private func reading(_ text: String, alternatives: [Unicode.Scalar] = []) -> LineReading {
  var characters: [LineReading.Character] = []
  var isDoubted = false
  for scalar in text.unicodeScalars {
    if scalar == "?" {
      isDoubted = true
      continue
    }
    let left = 10 * characters.count
    characters.append(
      LineReading.Character(
        scalar: scalar, frame: PixelFrame(left: left, top: 0, right: left + 10, bottom: 10),
        confidence: isDoubted ? 0.4 : 0.97, followsBlank: false,
        alternatives: isDoubted ? alternatives : []))
    isDoubted = false
  }
  return LineReading(characters: characters)
}

private func other(_ text: String, _ confidence: Double = 0.98) -> [RecognizerAnswer.Character] {
  text.unicodeScalars.map { RecognizerAnswer.Character(scalar: $0, confidence: confidence) }
}

private func decided(_ ours: LineReading, _ theirs: [RecognizerAnswer.Character]) -> LineReading {
  SecondOpinion.decided(
    ours, against: theirs, frame: PixelFrame(left: 0, top: 0, right: 100, bottom: 10))
}

@Test func `agreement makes a doubtful character sure`() {
  let reading = decided(reading("项?目名称"), other("项目名称"))
  #expect(reading.text == "项目名称")
  #expect(reading.characters.allSatisfy { $0.confidence > 0.95 })
}

@Test func `a doubtful character gives way to one that is sure, and stays to be looked at`() {
  let reading = decided(reading("项?自名称"), other("项目名称"))
  #expect(reading.text == "项目名称")
  #expect(reading.characters[1].confidence < 0.9)
  #expect(reading.characters[1].alternatives == ["自"])
}

@Test func `a sure digit is kept against another and is sure no more`() {
  let reading = decided(reading("230.95"), other("280.95"))
  #expect(reading.text == "230.95")
  #expect(reading.characters[1].confidence < 0.9)
  #expect(reading.characters[1].alternatives == ["8"])
  #expect(reading.characters[0].confidence > 0.97)
}

@Test func `one that is not sure itself changes nothing`() {
  let ours = reading("?项目")
  #expect(decided(ours, other("顶目", 0.5)).text == "项目")
  #expect(decided(ours, []) == ours)
}

@Test func `digits and points are neither made up nor dropped`() {
  #expect(decided(reading("23?.5"), other("235")).text == "23.5")
  #expect(decided(reading("235"), other("2235")).text == "235")
  #expect(decided(reading("名称"), other("项目名称")).text == "项目名称")
}

@Test func `full-width marks agree with plain ones and ours stays`() {
  let reading = decided(reading("?(一)"), other("（一）"))
  #expect(reading.text == "(一)")
  #expect(reading.characters[0].confidence > 0.95)
}

@Test func `another line's text is no opinion`() {
  let ours = reading("年度总体目标")
  #expect(decided(ours, other("科技经费")) == ours)
}

@Test func `only what is in doubt is asked for, and figures sooner`() {
  #expect(!SecondOpinion.isWanted(for: reading("名称")))
  #expect(SecondOpinion.isWanted(for: reading("名?称")))
  #expect(SecondOpinion.isWanted(for: reading("12")))
  #expect(SecondOpinion.isWanted(for: LineReading(characters: [])))
}
