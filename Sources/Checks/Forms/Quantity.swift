import PageModel

/// A number in running text with its unit and the words around it.
struct Quantity {
  enum Kind: Hashable {
    /// In 元.
    case money
    case percent
    case count(unit: String)
    /// A number that is neither: part of a date, a name or a document number.
    case other
  }

  var number: ExactNumber
  var kind: Kind
  /// What stands before it in its clause, back to the number before, without "at least" and the like.
  var before: Wording
  /// What stands behind its unit in its clause, up to the next number.
  var after: Wording
  var clause: Wording

  /// As it would be printed: "70处".
  var printed: String {
    switch kind {
    case .money: number.description + "元"
    case .percent: number.description + "%"
    case .count(let unit): number.description + unit
    case .other: number.description
    }
  }
}

extension Wording {
  /// Every number in Arabic digits, in order.
  var quantities: [Quantity] { clauses.flatMap { QuantityScanner($0).quantities() } }
}

/// Finds the numbers of one clause.
private struct QuantityScanner {
  private let clause: Wording
  private var scalars: [Unicode.Scalar] { clause.scalars }

  /// What counts things, longest first where one begins like another.
  private static let counters = [
    "人次", "批次", "场次", "平方米", "立方米", "公里", "公顷", "小时", "分钟", "工作日", "个月", "个工作日",
    "条", "处", "个", "项", "家", "次", "场", "名", "人", "套", "台", "路", "份", "篇", "期", "户", "件",
    "辆", "座", "所", "亩", "吨", "本", "册", "部", "张", "村", "站", "批", "类", "种", "款", "天", "类",
    "间", "头", "只", "株", "盏", "支", "幅", "块", "班", "课", "组", "队", "厅", "馆", "栋", "眼", "米",
  ]
  private static let powers: [(Unicode.Scalar, Int)] = [("亿", 8), ("万", 4), ("千", 3), ("百", 2)]
  private static let qualifiers = [
    "不少于", "不低于", "不超过", "不高于", "达到", "大于等于", "大于", "小于等于", "小于", "至少", "超过",
    "约", "共计", "共", "为", "≥", "≤", ">=", "<=", ">", "<", "=", "近", "控制在", "以内", "达",
  ]

  init(_ clause: Wording) { self.clause = clause }

  func quantities() -> [Quantity] {
    var found: [(quantity: Quantity, end: Int)] = []
    var place = 0
    while let start = scalars[place...].firstIndex(where: Wording.isDigit) {
      var (number, end) = number(at: start)
      let kind = kind(&number, &end)
      let before = Wording(scalars[(found.last?.end ?? 0)..<start])
      if let last = found.indices.last { found[last].quantity.after = before }
      found.append(
        (
          Quantity(
            number: number, kind: kind, before: stripped(before), after: Wording(scalars[end...]),
            clause: clause), end
        ))
      place = end
    }
    return found.map(\.quantity)
  }

  private func number(at start: Int) -> (ExactNumber, Int) {
    var end = start
    while end < scalars.count {
      let isPoint =
        (scalars[end] == "." || scalars[end] == ",") && end + 1 < scalars.count
        && Wording.isDigit(scalars[end + 1])
      guard Wording.isDigit(scalars[end]) || isPoint else { break }
      end += 1
    }
    let digits = Wording(scalars[start..<end].filter { $0 != "," }).text
    return (ExactNumber(digits) ?? ExactNumber(digits: 0), end)
  }

  /// What the number counts; its multiplier and unit are read past.
  private func kind(_ number: inout ExactNumber, _ end: inout Int) -> Quantity.Kind {
    while let power = Self.powers.first(where: { end < scalars.count && scalars[end] == $0.0 }) {
      number = number.shifted(by: power.1)
      end += 1
    }
    if end < scalars.count, scalars[end] == "余" || scalars[end] == "多" { end += 1 }
    for word in ["元", "%", "个百分点"] where clause.stands(word, at: end) {
      end += word.unicodeScalars.count
      return word == "元" ? .money : word == "%" ? .percent : .other
    }
    for word in Self.counters where clause.stands(word, at: end) {
      end += word.unicodeScalars.count
      return .count(unit: word)
    }
    return .other
  }

  private func stripped(_ before: Wording) -> Wording {
    var words = before.withoutBrackets
    while let word = Self.qualifiers.first(where: words.hasSuffix) {
      words.scalars.removeLast(word.unicodeScalars.count)
    }
    return words
  }
}
