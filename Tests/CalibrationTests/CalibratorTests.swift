import Calibration
import PageModel
import Testing

@Suite struct CalibratorTests {
  /// Recognised fields of three originals, wrong the more often the weaker their characters.
  private func rows(seed: UInt64, count: Int = 600) -> [TrainingRow] {
    var random = SplitMix(seed)
    return (0..<count).map { number in
      var evidence = FieldEvidence(source: .ocr)
      evidence[.weakestCharacter] = random.unit
      evidence[.noisyPage] = random.unit
      let isRight = random.unit > evidence[.weakestCharacter] * evidence[.weakestCharacter] * 0.6
      return TrainingRow(
        document: "d\(number % 6)", original: "o\(number % 3)", field: "r1.f\(number)",
        evidence: evidence, isRight: isRight)
    }
  }

  @Test func `a refit reproduces the model byte for byte, whatever order the rows come in`() {
    let rows = rows(seed: 1)
    let first = Calibrator(rows)
    var random = SplitMix(5)
    let second = Calibrator(rows.shuffled(using: &random))
    #expect(first.text == second.text)
    #expect(
      ModelFile.text(of: first.model(fingerprint: "x"))
        == ModelFile.text(of: second.model(fingerprint: "x")))
  }

  @Test func `a model reads back from its file as it was`() throws {
    let model = Calibrator(rows(seed: 2)).model(fingerprint: "sha256:0")
    let text = ModelFile.text(of: model)
    let read = try ModelFile.model(from: Array(text.utf8), file: "m.json")
    #expect(read == model)
    #expect(ModelFile.text(of: read) == text)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `every probability is between 0 and 1 and falls with the doubt of the weakest character`(
    seed: UInt64
  ) {
    let model = Calibrator(rows(seed: seed)).model(fingerprint: "x")
    let probabilities = (0...50).map { step in
      var evidence = FieldEvidence(source: .ocr)
      evidence[.weakestCharacter] = Double(step) / 50
      return model.probability(of: evidence)
    }
    #expect(probabilities.allSatisfy { (0...1).contains($0) })
    #expect(zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `probabilities without a document's own original hold on average`() {
    let judged = Calibrator(rows(seed: 3, count: 3000)).probabilitiesWithoutOwnOriginal()
    #expect(judged.count == 3000)
    let mean = judged.reduce(0) { $0 + $1.probability } / 3000
    let share = Double(judged.count { $0.row.isRight }) / 3000
    #expect(abs(mean - share) < 0.02)
  }

  @Test func `a feature that can only be a doubt never gets a weight that supports`() {
    let rows = rows(seed: 4).map { row in
      // Against all sense the fields with repairs are the right ones.
      var row = row
      row.evidence[.repairs] = row.isRight ? 3 : 0
      return row
    }
    let part = Calibrator(rows).model(fingerprint: "x").parts[.ocr]
    #expect((part?.weights[.repairs] ?? 0) <= 0)
  }

  @Test func `what no row tells of keeps its prior`() {
    let part = Calibrator(rows(seed: 6)).model(fingerprint: "x").parts[.ocr]
    #expect(part?.weights[.typeMisfit] == ConfidenceModel.prior.parts[.ocr]?.weights[.typeMisfit])
    #expect(Calibrator([]).model(fingerprint: "x").parts == ConfidenceModel.prior.parts)
  }

  @Test(arguments: [
    "{}", "[]", "nonsense", #"{"schema":"gongkai/confidence/1","sources":{}}"#,
    #"{"schema":"gongkai/confidence/1","sources":{"ocr":{"intercept":1,"weights":{},"curve":[]}}}"#,
    #"{"schema":"gongkai/confidence/1","sources":{"ocr":{"intercept":1,"weights":{"x":1},"curve":[[0,1]]}}}"#,
    #"{"schema":"gongkai/confidence/1","sources":{"ocr":{"intercept":1,"weights":{},"curve":[[0,1],[1,0.5]]}}}"#,
  ])
  func `what is no model is refused with its file's name`(text: String) {
    #expect {
      try ModelFile.model(from: Array(text.utf8), file: "m.json")
    } throws: { error in
      (error as? CalibrationError)?.file == "m.json"
    }
  }

  @Test func `the shipped model knows every source and was fitted on data`() throws {
    let model = try ModelFile.shipped()
    #expect(Set(model.parts.keys) == Set(ReadingSource.allCases))
    #expect(model.fingerprint?.hasPrefix("sha256:") == true)
    #expect(model.parts.values.allSatisfy { $0.fieldCount > 500 })
  }
}
