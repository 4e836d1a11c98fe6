import Checks
import PageModel

/// A record of lines as the labels would make it, from rows of text under the given header paths.
///
/// Columns named in `texts` or `codes` hold texts and codes, all others amounts in `unit`.
func linesRecord(
  _ id: String = "r1", title: String = "收支总表", columns: [String], texts: Set<String> = ["项目"],
  codes: Set<String> = [], unit: Int = 0, confidence: Double = 1, rows: [[String]]
) -> Record {
  let items = rows.enumerated().map { line, row in
    FieldItem(
      id: "\(id).lines.\(line + 1)",
      fields: columns.indices.map { column in
        let name = columns[column]
        let type: ValueType = texts.contains(name) ? .text : codes.contains(name) ? .code : .money
        return field(
          "\(id).lines.\(line + 1).\(column)", name, row[column], type: type, unit: unit,
          cell: CellIndex(row: line, column: column), confidence: confidence)
      })
  }
  return Record(
    id: id, kind: "budget_table", profile: "budget/1", table: "t" + id.dropFirst(), title: title,
    fields: [], groups: [FieldGroup(name: "lines", items: items)])
}

/// A record of plain fields by name; amounts are in `unit`, a power of ten of 元.
func formRecord(
  _ fields: KeyValuePairs<String, String?>, lost: Set<String> = [], unit: Int = 4,
  confidence: Double = 1
) -> Record {
  let fields = fields.map { name, text in
    field(
      "r1.\(name)", name, text, type: .money, unit: unit, cell: CellIndex(row: 0, column: 0),
      confidence: confidence, flags: lost.contains(name) ? [Flag(.valueLost, "cut off")] : [])
  }
  return Record(
    id: "r1", kind: "project_target", profile: "budget/1", table: "t1", title: "目标表",
    fields: fields)
}

func field(
  _ id: String, _ name: String, _ text: String?, type: ValueType, unit: Int, cell: CellIndex,
  confidence: Double = 1, flags: [Flag] = []
) -> Field {
  let value = text.flatMap { $0.isEmpty ? nil : $0 }
  let printed = value.map { String($0.filter { $0 != "," }) }
  let number = type == .money ? printed.flatMap { ExactNumber($0) } : nil
  let box = Box(left: 0, top: 0, right: 10, bottom: 10)
  return Field(
    id: id, name: name, label: String(name.split(separator: "/").last ?? ""), raw: text,
    value: value, type: type, number: number?.shifted(by: unit), confidence: confidence,
    flags: flags, evidence: Evidence(place: .page(1, box), table: "t1", cell: cell))
}

/// What the judge finds with these checks.
func judged(_ records: [Record], _ checks: [CheckDeclaration]) -> JudgedRecords {
  Judge(checks: ["budget/1": checks]).judged(
    records, layout: Layout(tables: [], blocks: []), pages: [])
}

extension JudgedRecords {
  var failures: [CheckResult] { checks.filter { $0.status == .failed } }
  var passes: [CheckResult] { checks.filter { $0.status == .passed } }
  /// The identifiers of the fields that need review, in order.
  var inReview: [String] {
    records.flatMap(\.allFields).map(\.id).filter { judgements[$0]?.status == .needsReview }
  }
}

extension CheckDeclaration {
  static func number(
    _ result: String, is relation: Relation = .sum, of operands: [String], optional: Bool = true
  ) -> CheckDeclaration {
    CheckDeclaration(
      rule: .sumMismatch, relation: relation, scope: .record, result: Operand(fields: [result]),
      operands: operands.map { Operand(fields: [$0], isOptional: optional) })
  }

  /// Lines add up to the lines above them and to lines called 合计 or 总计.
  static let lines = CheckDeclaration(
    rule: .sumMismatch, relation: .hierarchy, scope: .column, group: "lines",
    result: Operand(lines: ["*合计", "*总计"]), operands: [])

  /// Columns add up to the columns called 合计 or 小计.
  static let columns = CheckDeclaration(
    rule: .sumMismatch, relation: .hierarchy, scope: .line, group: "lines",
    result: Operand(fields: ["*合计", "小计"]), operands: [])
}

extension CheckDeclaration {
  /// The number of one table that must equal that of another.
  static func equal(_ result: Operand, _ operand: Operand) -> CheckDeclaration {
    CheckDeclaration(
      rule: .amountDisagrees, relation: .equal, scope: .document, result: result,
      operands: [operand])
  }

  /// The tables of one budget against each other.
  static let tables: [CheckDeclaration] = [
    .equal(
      Operand(
        fields: ["*收入/预算数", "*收入/决算数", "*收入/金额"], lines: ["收入总计", "总计", "合计"],
        titles: ["收支 总表", "收入支出 总表"]),
      Operand(
        fields: ["*支出/合计", "*支出/预算数", "*支出/决算数", "*支出/金额"], lines: ["支出总计", "总计", "合计"],
        titles: ["收支 总表", "收入支出 总表"])),
    .equal(
      Operand(
        fields: ["*收入/预算数", "*收入/决算数"], lines: ["收入总计", "本年收入合计", "总计"],
        titles: ["收支 总表 -财政拨款", "收入支出 总表 -财政拨款"]),
      Operand(fields: ["*合计"], lines: ["合计"], titles: ["收入 表 -收支 -支出"])),
    .equal(
      Operand(
        fields: ["*支出/合计", "*支出/预算数", "*支出/决算数"], lines: ["支出总计", "本年支出合计", "总计"],
        titles: ["收支 总表 -财政拨款", "收入支出 总表 -财政拨款"]),
      Operand(
        fields: ["*合计"], lines: ["合计"],
        titles: ["支出 总表 -收支 -收入 -财政拨款", "支出决算表 -财政拨款 -收入"])),
    .equal(
      Operand(
        fields: ["*支出/合计", "*支出/预算数", "*支出/决算数"], lines: ["*"],
        titles: ["收支 总表 -财政拨款", "收入支出 总表 -财政拨款"]),
      Operand(
        fields: ["*合计"], lines: ["*"],
        titles: ["支出 总表 -收支 -收入 -财政拨款", "支出决算表 -财政拨款 -收入"])),
    .equal(
      Operand(
        fields: ["*支出/*一般公共预算", "*支出/*一般公共预算财政拨款"], lines: ["*"],
        titles: ["财政拨款 收支 总表", "财政拨款 收入支出 总表"]),
      Operand(
        fields: ["合计"], lines: ["*"],
        titles: ["一般公共预算 支出 功能 表", "一般公共预算 支出 表 -基本 -三公 -收入"])),
    .equal(
      Operand(
        fields: ["基本支出"], lines: ["合计"],
        titles: ["一般公共预算 支出 功能 表", "一般公共预算 支出 表 -基本 -三公 -收入"]),
      Operand(
        fields: ["*基本支出/合计", "合计"], lines: ["合计"], titles: ["一般公共预算 基本支出 表"])),
  ]
}
