/// Finds the unit that a line states for a whole table: "单位：万元", "(万元)", "Unit: EUR 1 000".
enum UnitPhrase {
  /// The unit named in the line, or nil.
  static func unit(in text: String) -> String? {
    let compact = text.filter { !$0.isWhitespace }
    guard compact.count <= 120 else { return nil }
    if let named = afterLabel(compact) { return named }
    let bare = compact.trimmed(of: brackets)
    return bare != compact && moneyUnits.contains(bare) ? bare : nil
  }

  /// Whether the line says nothing but the unit.
  static func isOnlyUnit(_ text: String) -> Bool {
    guard unit(in: text) != nil else { return false }
    let compact = text.filter { !$0.isWhitespace }.trimmed(of: brackets)
    return moneyUnits.contains(compact) || labels.contains { compact.hasPrefix($0) }
  }

  /// The name and the unit of a line that gives both: "收支总表（单位：万元）"; nil for any other.
  static func nameAndUnit(in text: String) -> (name: String, unit: String)? {
    let compact = text.trimmed(of: " ")
    var cut: String.Index?
    if let last = compact.last, "）)】]".contains(last) {
      cut = compact.lastIndex { "（(【[".contains($0) }
    } else if let label = lastRange(of: "表单位", in: compact) {
      cut = compact.index(after: label.lowerBound)
    }
    guard let cut, isOnlyUnit(String(compact[cut...])),
      let unit = unit(in: String(compact[cut...]))
    else { return nil }
    let name = String(compact[..<cut]).trimmed(of: " ")
    return name.isEmpty ? nil : (name, unit)
  }

  private static let brackets = "()（）[]【】"
  private static let labels = ["金额单位", "货币单位", "计量单位", "单位", "Unit", "unit", "Currency"]
  private static let colons: Set<Character> = ["：", ":", "︰", "∶"]
  /// What recognition reads for a colon.
  private static let misreadColons: Set<Character> = ["；", ";", "，", ",", "．", ".", "'"]
  /// The longest first, so that 万元 is not taken for 元.
  private static let moneyUnits = [
    "人民币万元", "人民币亿元", "人民币元", "百万美元", "百万元", "万美元", "亿美元", "万元", "亿元", "千元", "美元", "港元", "欧元",
    "元",
  ]

  private static func afterLabel(_ text: String) -> String? {
    for label in labels {
      guard let range = lastRange(of: label, in: text), range.upperBound < text.endIndex,
        isColon(at: range.upperBound, in: text), !isTail(range.lowerBound, in: text)
      else { continue }
      // "单位：元币种：人民币" is set in one piece where the blank between is narrow.
      let rest = until("币种", in: text[text.index(after: range.upperBound)...])
      let phrase = String(rest.prefix { !"）)；;】]".contains($0) }).trimmed(of: brackets)
      if label.first?.isASCII == true { return phrase.isEmpty ? nil : phrase }
      let parts = phrase.split { "、，,/和及".contains($0) }.map(String.init)
      if let unit = parts.first(where: { moneyUnits.contains($0) }) { return unit }
    }
    return nil
  }

  /// Whether a colon stands there, or a mark taken for one with nothing but a unit behind it.
  private static func isColon(at index: String.Index, in text: String) -> Bool {
    if colons.contains(text[index]) { return true }
    let rest = String(text[text.index(after: index)...]).trimmed(of: brackets)
    return misreadColons.contains(text[index]) && moneyUnits.contains(rest)
  }

  /// Whether the label is but the end of another one, such as 编制单位 at the start of the line.
  private static func isTail(_ index: String.Index, in text: String) -> Bool {
    guard index > text.startIndex, let before = text[text.index(before: index)].unicodeScalars.first
    else { return false }
    return before.value >= 0x4E00 && before.value <= 0x9FFF
      && !text[..<index].contains { colons.contains($0) }
  }

  private static func until(_ end: String, in text: Substring) -> Substring {
    var start = text.startIndex
    while start < text.endIndex, !text[start...].hasPrefix(end) { start = text.index(after: start) }
    return text[..<start]
  }

  private static func lastRange(of label: String, in text: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(label) {
        found = start..<text.index(start, offsetBy: label.count)
      }
      start = text.index(after: start)
    }
    return found
  }
}

extension String {
  /// The string without any of the characters at either end.
  func trimmed(of characters: String) -> String {
    var part = self[...]
    while let first = part.first, characters.contains(first) { part.removeFirst() }
    while let last = part.last, characters.contains(last) { part.removeLast() }
    return String(part)
  }
}
