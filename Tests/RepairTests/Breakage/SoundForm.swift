/// A form as its author meant it, with what it says.
struct SoundForm {
  /// What a form is to be read as.
  struct Item: Hashable {
    var level1: String
    var level2: String
    var name: String
    var target: String
  }

  /// How the form is laid out.
  enum Kind: CaseIterable {
    /// Four columns, numbered or not.
    case coded
    case plain
    /// Own and transferred money side by side, in six columns.
    case twoBlocks
    /// A label leads all indicators: five columns.
    case led
  }

  let kind: Kind
  /// By label, with its block before it where it has one: "财政拨款".
  var fields: [(key: String, value: String)] = []
  var items: [Item] = []
  /// The rows as flat text has them: a merged cell's text at its first place, blanks elsewhere.
  var rows: [[String]] = []
  var headerRow = 0
  /// For each level-1 block its first row and how many it has.
  var blocks: [Range<Int>] = []
  var width: Int { rows.map(\.count).max() ?? 0 }
  /// The column that holds the first level.
  var levelColumn: Int { kind == .led ? 1 : 0 }
  var nameColumn: Int { levelColumn + 2 }
  var targetColumn: Int { kind == .twoBlocks ? 4 : nameColumn + 1 }

  init(kind: Kind, using random: inout SeededGenerator) {
    self.kind = kind
    addHead(&random)
    addIndicators(&random)
  }

  private mutating func addHead(_ random: inout SeededGenerator) {
    let name = Self.phrase(&random) + "项目"
    let unit = FormWords.units.randomElement(using: &random) ?? ""
    let amount =
      "\(Int.random(in: 10...999, using: &random)).\(Int.random(in: 10...99, using: &random))"
    let goal =
      FormWords.objects.shuffled(using: &random).prefix(3).map { "推进" + $0 }
      .joined(separator: "，") + "。"
    switch kind {
    case .coded, .plain:
      rows = [
        ["项目名称", name, "", ""], ["主管部门", unit, "实施单位", unit + "本级"],
        ["项目属性", "一年期项目", "项目期限", "1年"], ["项目主管处室", "教科文科", "项目年度金额", amount],
        ["年度总体绩效目标", goal, "", ""],
      ]
      fields = [
        ("项目名称", name), ("主管部门", unit), ("实施单位", unit + "本级"), ("项目属性", "一年期项目"),
        ("项目期限", "1年"), ("项目主管处室", "教科文科"), ("项目年度金额", amount), ("年度总体绩效目标", goal),
      ]
    case .led:
      rows = [
        ["项目名称", name, "", "", ""], ["主管部门", unit, "实施单位", unit + "本级", ""],
        ["项目资金(万元)", "年度资金总额", amount, "", ""], ["", "财政拨款", amount, "", ""],
        ["", "其他资金", "", "", ""], ["年度总体绩效目标", goal, "", "", ""],
      ]
      fields = [
        ("项目名称", name), ("主管部门", unit), ("实施单位", unit + "本级"), ("年度资金总额", amount),
        ("财政拨款", amount), ("其他资金", ""), ("年度总体绩效目标", goal),
      ]
    case .twoBlocks:
      let central = "\(Int.random(in: 1...99, using: &random)).5"
      rows = [
        ["项目名称", name, "", "", "", ""], ["主管部门", unit, "实施单位", "", unit + "本级", ""],
        ["项目属性", "经常性项目", "项目期限", "", "1年", ""], ["项目总额", amount, "其中：年度资金总额", "", amount, ""],
        ["其中：本级资金", "资金总额", amount, "其中：转移市县(区)资金", "资金总额", central],
        ["", "其中：财政拨款", amount, "", "其中：中央资金", central], ["", "其他资金", "", "", "自治区资金", ""],
        ["", "结余结转资金", "", "", "", ""], ["年度总体绩效目标", goal, "", "", "", ""],
      ]
      fields = [
        ("项目名称", name), ("主管部门", unit), ("实施单位", unit + "本级"), ("项目属性", "经常性项目"),
        ("项目期限", "1年"), ("项目总额", amount), ("年度资金总额", amount), ("本级资金/资金总额", amount),
        ("财政拨款", amount), ("其他资金", ""), ("结余结转资金", ""),
        ("转移市县资金/资金总额", central), ("中央资金", central), ("自治区资金", ""),
        ("年度总体绩效目标", goal),
      ]
    }
  }

  private mutating func addIndicators(_ random: inout SeededGenerator) {
    headerRow = rows.count
    switch kind {
    case .coded, .plain: rows.append(["一级指标", "二级指标", "三级指标", "绩效值"])
    case .led: rows.append(["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"])
    case .twoBlocks: rows.append(["一级指标", "二级指标", "三级指标", "", "指标值", ""])
    }
    for (outer, level1) in FormWords.levels.enumerated() {
      let start = rows.count
      let all = level1.1
      let chosen = all.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      for level2 in chosen.isEmpty ? [all[0]] : chosen {
        for _ in 0..<([1, 1, 2, 3].randomElement(using: &random) ?? 1) {
          add(level1.0, level2, number: (outer + 1, (all.firstIndex(of: level2) ?? 0) + 1), &random)
        }
      }
      blocks.append(start..<rows.count)
    }
  }

  private mutating func add(
    _ level1: String, _ level2: String, number: (Int, Int), _ random: inout SeededGenerator
  ) {
    let name = Self.phrase(&random) + (FormWords.endings.randomElement(using: &random) ?? "")
    let target = FormWords.targets.randomElement(using: &random) ?? ""
    let isNumbered = kind == .coded
    let first = (isNumbered ? "\(number.0)-" : "") + level1
    let second = (isNumbered ? "\(number.0)\(number.1)-" : "") + level2
    let isNew1 = items.last?.level1 != first
    let isNew2 = isNew1 || items.last?.level2 != second
    items.append(Item(level1: first, level2: second, name: name, target: target))
    var row = Array(repeating: "", count: kind == .led ? 5 : kind == .twoBlocks ? 6 : 4)
    if isNew1 { row[levelColumn] = first }
    if isNew2 { row[levelColumn + 1] = second }
    row[nameColumn] = name
    row[targetColumn] = target
    rows.append(row)
  }

  private static func phrase(_ random: inout SeededGenerator) -> String {
    (FormWords.verbs.randomElement(using: &random) ?? "")
      + (FormWords.objects.randomElement(using: &random) ?? "")
  }
}
