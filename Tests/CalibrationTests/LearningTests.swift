import Calibration
import PageModel
import Testing

@Suite struct LearningTests {
  private func decision(
    _ document: Int, _ field: String = "r1.target", _ before: String, _ after: String,
    outcome: String = "corrected", profile: String = "form/1", label: String? = nil
  ) throws -> Decision {
    let value = JSONValue.object([
      "document": .string("sha256:\(document)"), "field": .string(field),
      "decision": .string(outcome), "profile": .string(profile), "name": .string("target"),
      "before": .string(before), "after": .string(after), "label": .text(label),
    ])
    return try #require(
      try Decision.decisions(in: Array(value.line.utf8), file: "d.jsonl").first)
  }

  private func library(_ decisions: [Decision]) -> LearnedLibrary {
    var library = LearnedLibrary()
    library.add(decisions, source: "d.jsonl")
    return library
  }

  @Test func `a confusion is applied from three corrections in two documents on`() throws {
    let once = try [decision(1, "r1.a", "之90%", "≥90%"), decision(1, "r1.b", "之5次", "≥5次")]
    #expect(library(once).entries.map(\.count) == [2])
    #expect(library(once).supported().isEmpty)
    let same = once + [try decision(1, "r1.c", "之7", "≥7")]
    #expect(library(same).supported().isEmpty)
    let other = once + [try decision(2, "r1.a", "之8", "≥8")]
    #expect(library(other).supported().count == 1)
  }

  @Test func `the same decisions given again count once`() throws {
    let decisions = try [decision(1, "r1.a", "之90%", "≥90%"), decision(2, "r1.a", "之5", "≥5")]
    var library = library(decisions)
    let before = library
    library.add(decisions, source: "d.jsonl")
    #expect(library == before)
  }

  @Test func `a confusion is looked for between the neighbours it was learned with`() {
    let confusion = Confusion.confusions(read: "之90%", meant: "≥90%").first
    #expect(confusion?.corrected("之80%") == "≥80%")
    #expect(confusion?.corrected("企业之间") == nil)
    #expect(confusion?.corrected("≥80%") == nil)
  }

  @Test func `another value altogether is no confusion`() {
    #expect(Confusion.confusions(read: "完成年度修缮", meant: "230.95").isEmpty)
    #expect(Confusion.confusions(read: "同一", meant: "同一").isEmpty)
  }

  @Test func `confirmed values that hold the confusion speak against it`() throws {
    let taught = try (1...3).map { try decision($0, "r1.a", "未达标", "末达标") }
    let confirmed = try (4...6).map {
      try decision($0, "r1.a", "未达标", "未达标", outcome: "confirmed")
    }
    #expect(library(taught).supported().count == 1)
    #expect(library(taught + confirmed).supported().isEmpty)
  }

  @Test func `what was learned reads back from its file, and an entry can be taken away`() throws {
    var library = library(
      try [decision(1, "r1.a", "之90%", "≥90%"), decision(2, "r1.b", "x", "x", label: "年度 金额")])
    let text = LearnedFile.text(of: library)
    #expect(try LearnedFile.library(from: Array(text.utf8), file: "l") == library)
    #expect(text.split(separator: "\n").count == 2)
    let id = library.entries[0].id
    let removed = library.remove(id)
    let removedAgain = library.remove(id)
    #expect(removed && !removedAgain)
    #expect(library.entries.count == 1)
  }

  @Test func `a label learned in one profile is a variant there and nowhere else`() throws {
    let library = library(
      try (1...3).map { try decision($0, "r1.a", "1", "1", label: "年度总金额") })
    func profile(_ name: String) -> Profile {
      Profile(
        name: name, version: "2", kind: "k", recognition: .init(threshold: 1),
        fields: [FieldDeclaration(name: "target", label: "指标值")], groups: [])
    }
    #expect(library.taught(profile("form")).fields[0].variants == ["年度总金额"])
    #expect(library.taught(profile("other")) == profile("other"))
  }

  @Test func `a recognised value with a learned confusion becomes a question and keeps its value`()
    throws
  {
    let library = library(try (1...3).map { try decision($0, "r1.a", "之\($0)0%", "≥\($0)0%") })
    func judged(_ source: ReadingSource, profile: String) -> JudgedRecords {
      let box = Box(left: 0, top: 0, right: 1, bottom: 1)
      let field = Field(
        id: "r1.a", name: "target", label: "指标值", raw: "之80%", value: "之80%",
        evidence: Evidence(place: .page(1, box)))
      let record = Record(
        id: "r1", kind: "k", profile: profile, table: nil, title: nil, fields: [field])
      let judgement = Judgement(
        confidence: 1, status: .accepted, evidence: FieldEvidence(source: source))
      let judged = JudgedRecords(records: [record], judgements: ["r1.a": judgement], checks: [])
      return LearnedDoubts(library).raised(in: judged)
    }
    let doubted = judged(.ocr, profile: "form/3")
    #expect(doubted.judgements["r1.a"]?.status == .needsReview)
    #expect(doubted.judgements["r1.a"]?.suggestion == "≥80%")
    #expect(doubted.judgements["r1.a"]?.flags.map(\.code) == [.learnedConfusion])
    #expect(doubted.records[0].fields[0].value == "之80%")
    #expect(judged(.embedded, profile: "form/3").judgements["r1.a"]?.status == .accepted)
    #expect(judged(.ocr, profile: "other/1").judgements["r1.a"]?.status == .accepted)
  }

  @Test(arguments: [
    "{", "{\"document\":\"a\"}", "[1]", #"{"document":"a","field":"b","decision":"x"}"#,
  ])
  func `what is no decision is refused with its line`(line: String) {
    #expect {
      try Decision.decisions(in: Array("\n\(line)".utf8), file: "d")
    } throws: { error in
      (error as? CalibrationError)?.file == "d, line 2"
    }
  }
}
