/// Finds the unit that a line states for a whole table: "单位：万元", "(万元)", "Unit: EUR 1 000".
enum UnitPhrase {
  /// The unit named in the line, or nil.
  static func unit(in text: String) -> String? {
    let compact = text.filter { !$0.isWhitespace }
    if let named = afterLabel(compact) { return named }
    let bare = compact.trimmed(of: "()（）[]【】")
    return bare != compact && moneyUnits.contains(bare) ? bare : nil
  }

  /// Whether the line says nothing but the unit.
  static func isOnlyUnit(_ text: String) -> Bool {
    let compact = text.filter { !$0.isWhitespace }
    guard unit(in: compact) != nil else { return false }
    return labels.contains { compact.trimmed(of: "()（）[]【】").hasPrefix($0) }
      || moneyUnits.contains(compact.trimmed(of: "()（）[]【】"))
  }

  private static let labels = ["金额单位", "货币单位", "计量单位", "单位", "Unit", "unit", "Currency"]
  private static let colons: Set<Character> = ["：", ":", "︰", "∶"]
  static let moneyUnits: Set<String> = [
    "元", "万元", "亿元", "千元", "百万元", "人民币元", "人民币万元", "美元", "万美元", "港元",
  ]

  private static func afterLabel(_ text: String) -> String? {
    for label in labels {
      guard let range = lastRange(of: label, in: text), range.upperBound < text.endIndex,
        colons.contains(text[range.upperBound])
      else { continue }
      let rest = text[text.index(after: range.upperBound)...]
      let unit = String(rest.prefix { !"）)，,；;】]".contains($0) }).trimmed(of: "()（）")
      if moneyUnits.contains(unit) { return unit }
      if label.first == "单" || label.contains("单位") {
        if let known = moneyUnits.first(where: { unit.hasPrefix($0) && unit.count <= 8 }) {
          return known.count > 1 || unit.count == 1 ? known : unit
        }
      } else if !unit.isEmpty {
        return unit
      }
    }
    return nil
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
