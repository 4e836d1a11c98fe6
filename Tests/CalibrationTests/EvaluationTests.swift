import Calibration
import PageModel
import Testing

@Suite struct EvaluationTests {
  /// A document of fields, each with its confidence and whether it is right.
  private func comparison(
    _ fields: [(confidence: Double, isRight: Bool)], acceptAt: Double = 0.9, name: String = "a"
  ) throws -> DocumentComparison {
    let written = fields.enumerated().map { place, field in
      """
      {"id":"r1.f\(place)","name":"f\(place)","value":"x","confidence":\(field.confidence),
      "status":"\(field.confidence < acceptAt ? "needs_review" : "accepted")","flags":[],
      "evidence":{}}
      """
    }
    let truth = fields.enumerated().map { "\"f\($0)\":\"\($1.isRight ? "x" : "y")\"" }
    return try DocumentComparison(
      truth: Array(
        "{\"records\":[{\"kind\":\"form\",\"fields\":{\(truth.joined(separator: ","))}}]}".utf8),
      truthFile: "t",
      output: Array(
        """
        {"schema":"gongkai/document/1","document":{"id":"sha256:0"},"records":[
        {"id":"r1","kind":"form","fields":[\(written.joined(separator: ","))],"groups":[]}]}
        """.utf8), outputFile: "o", name: name)
  }

  @Test func `confidences that hold have no calibration error`() throws {
    let sure = (0..<90).map { _ in (confidence: 1.0, isRight: true) }
    let even = (0..<10).map { (confidence: 0.5, isRight: $0 < 5) }
    let total = Evaluation([try comparison(sure + even)], threshold: 0.9).total
    #expect(total.expectedCalibrationError == 0)
    #expect(abs(total.brierScore - 0.025) < 1e-9)
    #expect(total.wrongSeenAtTenth == 1)
    #expect(total.silentErrors == 0)
    #expect(total.reviewRate == 0.1)
  }

  @Test func `certainty that is wrong half the time shows in every figure`() throws {
    let fields = (0..<100).map { (confidence: 1.0, isRight: $0 < 50) }
    let total = Evaluation([try comparison(fields)], threshold: 0.9).total
    #expect(abs(total.expectedCalibrationError - 0.5) < 1e-9)
    #expect(total.silentErrors == 50)
    #expect(abs(total.wrongSeenAtTenth - 0.1) < 1e-9)
  }

  @Test func `risk never counts a field twice and ends with the share of all wrong fields`() throws
  {
    let fields = (0..<100).map { (confidence: Double($0) / 100, isRight: $0 % 4 != 0) }
    let points = Evaluation([try comparison(fields)], threshold: 0.9).riskCoverage.points
    #expect(points.last?.coverage == 1)
    #expect(points.last?.risk == 0.25)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.coverage < $1.coverage })
  }

  /// A document of recognised fields, wrong where their characters are weak.
  private func scan(_ name: String, original: String, count: Int) throws -> DocumentComparison {
    let fields = (0..<count).map { number in
      let isWeak = number % 10 == 0
      return (
        output: """
        {"id":"r1.f\(number)","name":"f\(number)","value":"x","confidence":0.5,"status":"needs_review",
        "flags":[],"evidence":{},"features":{"source":"ocr","weakest_character":\(isWeak ? 0.9 : 0.05)}}
        """, truth: "\"f\(number)\":\"\(isWeak ? "y" : "x")\""
      )
    }
    return try DocumentComparison(
      truth: Array(
        """
        {"source":"\(original)","records":[{"kind":"form","fields":{\(fields.map(\.truth).joined(separator: ","))}}]}
        """.utf8), truthFile: "t",
      output: Array(
        """
        {"schema":"gongkai/document/1","document":{"id":"sha256:0"},"records":[{"id":"r1","kind":"form",
        "fields":[\(fields.map(\.output).joined(separator: ","))],"groups":[]}]}
        """.utf8), outputFile: "o", name: name)
  }

  @Test func `a held-out document is judged by what the others taught, and by nothing of its own`()
    throws
  {
    let others = try (1...4).map { try scan("a/\($0)", original: "o\($0)", count: 300) }
    let rule = AcceptanceRule(aim: 0.99)
    let judged = HeldOutJudgement.judged(others, rule: rule)
    let evaluation = Evaluation(judged, threshold: rule.floor)
    #expect(evaluation.total.silentErrors == 0)
    #expect(evaluation.total.wrongSeenAtTenth == 1)
    #expect(evaluation.total.reviewRate == 0.1)
    #expect(evaluation.sections.first { $0.title == "folder" }?.rows.map(\.name) == ["a"])
    #expect(evaluation.sections.first { $0.title == "original" }?.rows.count == 4)
    // Scans of one original teach nothing of each other: the prior is all there is.
    let same = try (1...4).map { try scan("a/\($0)", original: "o", count: 300) }
    let prior = HeldOutJudgement.judged(same, rule: rule).flatMap(\.fields)
    #expect(
      prior.allSatisfy { $0.confidence == $0.evidence.map(ConfidenceModel.prior.probability) })
  }

  @Test func `a hostile name stands in the page as text only`() throws {
    let name = "<script>alert(1)</script>\"'&\u{202E}"
    let evaluation = Evaluation(
      [try comparison([(1, false)], name: name)], threshold: 0.9)
    #expect(!evaluation.page.contains("<script"))
    #expect(evaluation.page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
    #expect(!evaluation.page.contains("\u{202E}"))
    #expect(!evaluation.page.contains("://"))
    #expect(!evaluation.text.contains("\u{202E}"))
  }

  @Test func `the figures are JSON that reads back`() throws {
    let evaluation = Evaluation([try comparison([(1, true), (0.5, false)])], threshold: 0.9)
    let value = try JSONParser.value(of: Array(evaluation.json.utf8))
    #expect(value["total"]?["fields"]?.integer == 2)
    #expect(value["total"]?["wrong"]?.integer == 1)
    #expect(value["document"]?["a"]?["review_rate"]?.number == 0.5)
  }
}
