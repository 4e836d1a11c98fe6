/// Tells titles from captions and running text by their wording.
enum TitlePhrase {
  /// Whether a line says something about the table without naming it: "（2026年度）", "编制部门：…", "公开01表".
  static func isCaption(_ text: String) -> Bool {
    let compact = text.filter { !$0.isWhitespace }
    guard let first = compact.first, let last = compact.last else { return true }
    if isNumberOfTable(compact) { return true }
    if namesTable(text) { return false }
    if "（(【[".contains(first), "）)】]".contains(last) { return true }
    if let colon = compact.firstIndex(where: { "：:".contains($0) }) {
      let label = compact.distance(from: compact.startIndex, to: colon)
      if label >= 2, label <= 12, compact.count <= 60 { return true }
    }
    return compact.allSatisfy { $0.isNumber || "年月日度-.至—–~～()（）".contains($0) }
  }

  /// "公开01表", "表一", "附件2", "附表1-2": a number without a name.
  private static func isNumberOfTable(_ compact: String) -> Bool {
    let rest = compact.filter { !$0.isNumber && !"一二三四五六七八九十-－.()（）".contains($0) }
    return rest.count < compact.count
      && ["公开表", "表", "附件", "附表", "附", "预算公开表", "财决公开表", "部门公开表"].contains(rest)
      && compact.count <= 12
  }

  /// Whether the line is short enough and does not end like a sentence.
  static func canBeTitle(_ text: String) -> Bool {
    guard let last = text.last, text.count <= 120 else { return false }
    // Boxes to tick belong to a question, not to a name.
    return !"。；;，,：:！!".contains(last) && !text.contains { "√□☑☐■".contains($0) }
  }

  /// Whether the line calls itself a table.
  static func namesTable(_ text: String) -> Bool {
    text.hasSuffix("表") || text.hasPrefix("Table ") || text.hasPrefix("TABLE ")
      || text.hasPrefix("表") && text.dropFirst().first?.isNumber == true
  }

  static func startsNote(_ text: String) -> Bool {
    ["注", "备注", "说明", "Note", "Source", "*", "※", "附注", "填表说明"].contains {
      text.hasPrefix($0)
    }
  }

  /// Whether the line begins with a section number: "二、", "（三）", "1.2".
  static func isNumberedHeading(_ text: String) -> Bool { sectionNumber(of: text) != nil }

  /// The title without the number of the section it heads.
  static func title(from line: String) -> String {
    guard let number = sectionNumber(of: line) else { return line }
    return String(line.dropFirst(number)).trimmed(of: " ")
  }

  /// How many characters the section number at the start takes, its mark included: "二、", "（三）", "4.", "(5).".
  private static func sectionNumber(of text: String) -> Int? {
    let isBracketed = text.first.map { "（(".contains($0) } ?? false
    let body = isBracketed ? text.dropFirst() : text[...]
    let digits = body.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }.count
    guard digits > 0, digits < 4, let mark = body.dropFirst(digits).first else { return nil }
    let after = body.dropFirst(digits + 1)
    if isBracketed {
      guard "）)".contains(mark) else { return nil }
      return digits + 2 + after.prefix { "、．.".contains($0) }.count
    }
    guard "、．.".contains(mark), after.first?.isNumber != true else { return nil }
    return digits + 1
  }
}
