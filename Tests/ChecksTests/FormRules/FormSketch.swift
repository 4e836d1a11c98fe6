import Checks
import Labels
import PageModel

/// A form drawn for a test: fields by name, indicators as rows of level, name and target.
struct FormSketch {
  var id = "r1"
  var title = "2026年项目支出绩效目标表"
  var subject = "设备运行维护"
  var goal = "保障设备运行。"
  /// As printed, such as "200.00 万元"; the unit may be missing.
  var annual = "200.00 万元"
  var whole: String?
  var period: String?
  var attribute: String?
  /// Level, name and target.
  var indicators: [(String, String, String?)] = []
  var confidence = 1.0

  var record: Record {
    var fields = [
      text("project_name", "项目名称", subject, row: 0), text("annual_goal", "绩效目标", goal, row: 1),
      money("annual_total", "年度资金总额", annual, row: 2),
    ]
    if let whole { fields.append(money("total", "项目总额", whole, row: 3)) }
    if let period { fields.append(text("period", "项目期", period, row: 4)) }
    if let attribute { fields.append(text("attribute", "项目属性", attribute, row: 5)) }
    let items = indicators.enumerated().map { place, row in
      let item = "indicators.\(place + 1)"
      return FieldItem(
        id: "\(id).\(item)",
        fields: [
          text("level2", "二级指标", row.0, prefix: "\(item).", row: 8 + place),
          text("level3", "三级指标", row.1, prefix: "\(item).", row: 8 + place, column: 1),
          target(row.2, prefix: "\(item).", row: 8 + place),
        ])
    }
    return Record(
      id: id, kind: "project_target", profile: "form/1", table: "t" + id.dropFirst(), title: title,
      fields: fields, groups: [FieldGroup(name: "indicators", items: items)])
  }

  private func text(
    _ name: String, _ label: String, _ value: String?, prefix: String = "", row: Int,
    column: Int = 0, type: ValueType = .text, number: ExactNumber? = nil, unit: String? = nil
  ) -> Field {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    return Field(
      id: "\(id).\(prefix)\(name)", name: name, label: label, raw: value, value: value, type: type,
      number: number, unit: unit, confidence: confidence,
      evidence: Evidence(
        place: .page(1, box), table: "t" + id.dropFirst(),
        cell: CellIndex(row: row, column: column)))
  }

  private func money(_ name: String, _ label: String, _ print: String, row: Int) -> Field {
    let parts = print.split(separator: " ").map(String.init)
    let unit = parts.count > 1 ? parts[1] : nil
    return text(
      name, label, parts[0], row: row, type: .money,
      number: ExactNumber(parts[0])?.shifted(by: unit == "万元" ? 4 : 0),
      unit: unit == nil ? nil : "元")
  }

  /// Only money needs its number: all else the rules read from the text.
  private func target(_ value: String?, prefix: String, row: Int) -> Field {
    let digits = (value ?? "").filter { $0.isASCII && ($0.isNumber || $0 == ".") }
    let powers = [("千元", 3), ("亿元", 8), ("万元", 4), ("元", 0)]
    let power = powers.first { value?.hasSuffix($0.0) ?? false }?.1
    return text(
      "target", "指标值", value, prefix: prefix, row: row, column: 2,
      type: power == nil ? .text : .money,
      number: power.flatMap { ExactNumber(digits)?.shifted(by: $0) }, unit: power == nil ? nil : "元"
    )
  }
}

/// The words of the built-in profile of project targets.
let builtInWords: RuleWords = {
  let library = try? ProfileLibrary.builtIn()
  return library?.profiles.first { $0.name == "cn-project-target" }?.words ?? RuleWords()
}()

/// What one rule finds in drawn forms among paragraphs of prose and tables.
func examined(
  _ rule: FormDeclaration.Rule, _ sketches: FormSketch..., prose: [String] = [],
  tables: [Table] = []
) -> JudgedRecords {
  let form = FormDeclaration(
    rules: [rule], subject: "project_name", goals: ["annual_goal"],
    annualTotals: ["annual_total"], wholeTotals: ["total"], periods: ["period", "attribute"],
    group: "indicators", levels: ["level2"], indicator: "level3", target: "target")
  return Judge(forms: ["form/1": form], words: ["form/1": builtInWords]).judged(
    sketches.map(\.record), layout: layout(prose, tables), pages: [])
}

/// What one declared check finds in drawn forms among paragraphs of prose.
func examined(
  _ check: CheckDeclaration, _ sketches: FormSketch..., prose: [String] = []
) -> JudgedRecords {
  Judge(checks: ["form/1": [check]], words: ["form/1": builtInWords]).judged(
    sketches.map(\.record), layout: layout(prose, []), pages: [])
}

/// What one rule finds in a form of these indicators.
func examined(
  _ rule: FormDeclaration.Rule, _ indicators: [(String, String, String?)]
) -> JudgedRecords {
  examined(rule, FormSketch(indicators: indicators))
}

/// What one declared check finds in a form of these indicators.
func examined(
  _ check: CheckDeclaration, _ indicators: [(String, String, String?)]
) -> JudgedRecords {
  examined(check, FormSketch(indicators: indicators))
}

private func layout(_ prose: [String], _ tables: [Table]) -> Layout {
  let box = Box(left: 0, top: 0, right: 10, bottom: 10)
  return Layout(
    tables: tables,
    blocks: prose.enumerated().map { place, text in
      Block(id: "b\(place + 1)", kind: .paragraph, text: text, regions: [.page(1, box)])
    })
}

extension CheckDeclaration {
  /// The checks of the built-in profile of project targets that are about what fields say.
  static let goalYear = statement(.staleYear, .year, "annual_goal")
  static let targetYear = statement(.staleYear, .year, "target", among: "indicators")
  static let amountUnit = statement(.unitMissing, .unit, "annual_total")
  static let targetUnit = statement(
    .unitMissing, .unit, "target", beside: "level3", among: "indicators")
  static let blankTarget = statement(
    .targetMissing, .required, "target", beside: "level3", among: "indicators")
  static let goalAmount = statement(
    .amountDisagrees, .mentions, "annual_goal", beside: "annual_total")

  static func statement(
    _ rule: FlagCode, _ relation: Relation, _ result: String, beside operand: String? = nil,
    among group: String? = nil
  ) -> CheckDeclaration {
    CheckDeclaration(
      rule: rule, relation: relation, scope: group == nil ? .record : .line, group: group,
      result: .init(fields: [result]), operands: operand.map { [.init(fields: [$0])] } ?? [])
  }
}

extension JudgedRecords {
  /// Whether there is nothing to say.
  var isSound: Bool { failures.isEmpty && inReview.isEmpty }

  /// The one code that was raised; nil for none or several.
  var raised: FlagCode? {
    let codes = Set(failures.map(\.rule))
    return codes.count == 1 ? codes.first : nil
  }
}
