import Calibration
import Testing

@Suite struct ComparisonTests {
  /// One form with its project's name, total and one indicator.
  private func output(
    total: String = "230.95", status: String = "accepted", level1: String = "产出指标",
    goal: String? = nil
  ) -> String {
    func field(_ name: String, _ value: String?, _ id: String) -> String {
      let value = value.map { "\"\($0)\"" } ?? "null"
      return """
        {"id":"\(id).\(name)","name":"\(name)","value":\(value),"type":"text","confidence":0.9,
        "status":"\(status)","flags":[],"evidence":{"table":"t1","cell":[0,0]}}
        """
    }
    return """
      {"schema":"gongkai/document/1","document":{"id":"sha256:0"},"tables":[],"checks":[],
      "records":[{"id":"r1","kind":"project_target","profile":"p/1","table":"t1",
      "fields":[\(field("project_name", "修缮工程", "r1")),\(field("total", total, "r1")),
      \(field("annual_goal", goal, "r1"))],
      "groups":[{"name":"indicators","items":[{"id":"r1.indicators.1","fields":[
      \(field("level1", level1, "r1.indicators.1")),\(field("target", "≥90%", "r1.indicators.1"))]}]}]}]}
      """
  }

  private let truth = """
    {"source":"a.txt","records":[{"kind":"project_target","fields":{"project_name":"修缮 工程",
    "total":"230.95"},"indicators":[{"level1":"11-产出","target":"≧９０％"}]}]}
    """

  private func verdicts(_ output: String, truth: String? = nil) throws -> [String: Bool] {
    let comparison = try DocumentComparison(
      truth: Array((truth ?? self.truth).utf8), truthFile: "t", output: Array(output.utf8),
      outputFile: "o", name: "a")
    return Dictionary(
      uniqueKeysWithValues: comparison.fields.filter(\.hasValue).map { ($0.id, $0.isRight) })
  }

  @Test func `width, blanks, look-alike signs and a level's code make no difference`() throws {
    #expect(
      try verdicts(output()) == [
        "r1.project_name": true, "r1.total": true, "r1.indicators.1.level1": true,
        "r1.indicators.1.target": true,
      ])
  }

  @Test func `another digit and a value where nothing is printed are wrong`() throws {
    let verdicts = try verdicts(output(total: "203.95", goal: "目标"))
    #expect(verdicts["r1.total"] == false)
    #expect(verdicts["r1.annual_goal"] == false)
    #expect(verdicts["r1.project_name"] == true)
  }

  @Test func `a wrong value is a silent error only when it was accepted`() throws {
    func silent(_ status: String) throws -> Int {
      let comparison = try DocumentComparison(
        truth: Array(truth.utf8), truthFile: "t",
        output: Array(output(total: "1", status: status).utf8), outputFile: "o", name: "a")
      return Evaluation([comparison], threshold: 0.5).total.silentErrors
    }
    #expect(try silent("accepted") == 1)
    #expect(try silent("needs_review") == 0)
  }

  @Test func `cells of a table are held against the true cells in their places`() throws {
    let table = """
      {"id":"t1","cells":[{"row":0,"column":0,"text":"项目"},{"row":0,"column":1,"text":"预算"},
      {"row":1,"column":0,"text":"收入"},{"row":1,"column":1,"text":"12.5"},
      {"row":2,"column":0,"text":"支出"},{"row":2,"column":1,"text":"12.5"}]}
      """
    func field(_ id: String, _ value: String, _ row: Int, _ column: Int) -> String {
      """
      {"id":"\(id)","name":"n","value":"\(value)","confidence":1,"status":"accepted","flags":[],
      "evidence":{"table":"t1","cell":[\(row),\(column)]}}
      """
    }
    let found = table.replacing("{\"row\":1,\"column\":0,\"text\":\"收入\"},", with: "")
    let output = """
      {"schema":"gongkai/document/1","document":{"id":"sha256:0"},"tables":[\(found)],"records":[
      {"id":"r1","kind":"budget_table","table":"t1","fields":[],"groups":[{"name":"lines","items":[
      {"id":"r1.lines.1","fields":[\(field("a", "12.5", 1, 1)),\(field("b", "1.25", 2, 1))]}]}]}]}
      """
    #expect(
      try verdicts(output, truth: "{\"tables\":[\(table)]}") == ["a": true, "b": false])
  }
}
