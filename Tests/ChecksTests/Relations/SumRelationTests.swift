import Checks
import PageModel
import Testing

@Suite struct SumRelationTests {
  private func amount(_ printed: String) throws -> Amount {
    Amount(value: try #require(ExactNumber(printed)), printed: printed)
  }

  private func holds(_ total: String, _ parts: [String]) throws -> Bool {
    SumRelation.holds(try amount(total), try parts.map(amount))
  }

  @Test func `parts that add up exactly hold`() throws {
    #expect(try holds("230.95", ["203.95", "27.00"]))
  }

  @Test func `parts may miss the total by half a unit of the last digit for each number`() throws {
    #expect(try holds("4884.09", ["4816.14", "67.96"]))
    #expect(try !holds("4884.07", ["4816.14", "67.96"]))
  }

  @Test func `the coarsest number decides the tolerance`() throws {
    #expect(try holds("17192", ["17000", "191.6"]))
    #expect(try !holds("17194", ["17000", "191.6"]))
  }

  @Test func `swapped digits do not hold`() throws {
    #expect(try !holds("230.95", ["203.95", "0.00"]))
  }

  @Test func `a missing part is what the others leave of the total`() throws {
    let parts = [try amount("3"), try amount("4")]
    let required = SumRelation.required(operand: 1, of: parts, result: try amount("10"))
    #expect(required == ExactNumber(digits: 7))
  }

  @Test func `a failed sum is reported with both places, what was expected and what is there`() {
    let record = formRecord(["own_total": "230.95", "own_fiscal": "203.95", "own_other": nil])
    let outcome = judged(
      [record], [.number("own_total", of: ["own_fiscal", "own_other"])])
    #expect(outcome.failures.count == 1)
    let failure = outcome.failures.first
    #expect(failure?.fields == ["r1.own_total", "r1.own_fiscal"])
    #expect(failure?.expected == "203.95")
    #expect(failure?.actual == "230.95")
    #expect(failure?.message.contains("own_total 230.95 (t1[0,0], page 1)") == true)
    #expect(failure?.message.contains("own_fiscal 203.95 (t1[0,0], page 1)") == true)
    #expect(outcome.inReview == ["r1.own_total", "r1.own_fiscal"])
    #expect(outcome.judgements["r1.own_total"]?.flags.map(\.code) == [.sumMismatch])
  }

  @Test func `a failed check changes no value`() {
    let record = formRecord(["own_total": "230.95", "own_fiscal": "203.95"])
    #expect(judged([record], [.number("own_total", of: ["own_fiscal"])]).records == [record])
  }

  @Test func `a sum that holds raises confidence and may free a field from review`() throws {
    let record = formRecord(["own_total": "10", "own_fiscal": "10"], confidence: 0.93)
    let outcome = judged([record], [.number("own_total", of: ["own_fiscal"])])
    let alone = judged([record], [])
    #expect(outcome.passes.count == 1)
    let confidence = try #require(outcome.judgements["r1.own_total"]).confidence
    #expect(confidence > (alone.judgements["r1.own_total"]?.confidence ?? 1))
    #expect(outcome.inReview.isEmpty)
    #expect(alone.inReview == ["r1.own_total", "r1.own_fiscal"])
  }

  @Test func `a lost total with all its parts is suggested and still needs review`() {
    let record = formRecord(
      ["own_total": nil, "own_fiscal": "203.95", "own_other": "27.00"], lost: ["own_total"])
    let outcome = judged(
      [record], [.number("own_total", of: ["own_fiscal", "own_other"])])
    #expect(outcome.judgements["r1.own_total"]?.suggestion == "230.95")
    #expect(outcome.inReview == ["r1.own_total"])
    #expect(outcome.failures.isEmpty)
  }

  @Test func `two lost numbers leave no suggestion`() {
    let record = formRecord(
      ["own_total": nil, "own_fiscal": "203.95", "own_other": nil],
      lost: ["own_total", "own_other"])
    let outcome = judged(
      [record], [.number("own_total", of: ["own_fiscal", "own_other"])])
    #expect(outcome.judgements.values.allSatisfy { $0.suggestion == nil })
  }

  @Test func `a sum that holds only within rounding passes but raises no confidence`() {
    let record = formRecord(
      ["total": "4884.09", "one": "4816.14", "two": "67.96"], confidence: 0.95)
    let outcome = judged([record], [.number("total", of: ["one", "two"])])
    #expect(outcome.passes.count == 1)
    let alone = judged([record], [])
    #expect(outcome.judgements["r1.total"]?.confidence == alone.judgements["r1.total"]?.confidence)
  }

  @Test func `a form with none of the numbers is not mentioned`() {
    let record = formRecord(["own_total": nil, "own_fiscal": nil])
    #expect(judged([record], [.number("own_total", of: ["own_fiscal"])]).checks.isEmpty)
  }

  @Test func `a number that is needed and missing makes the check not applicable`() {
    let record = formRecord(["own_total": "10", "own_fiscal": "10"])
    let outcome = judged(
      [record], [.number("own_total", of: ["own_fiscal", "own_other"], optional: false)])
    #expect(outcome.checks.map(\.status) == [.notApplicable])
  }

  @Test func `of two failed sums that want the same of one number only that one is suspected`() {
    let record = formRecord([
      "total": "100", "annual": "90", "part": "60", "other": "40",
    ])
    let outcome = judged(
      [record],
      [.number("annual", of: ["part", "other"]), .number("total", is: .equal, of: ["annual"])])
    #expect(outcome.failures.count == 2)
    #expect(outcome.inReview == ["r1.annual"])
    #expect(outcome.judgements["r1.annual"]?.suggestion == "100")
  }
}
