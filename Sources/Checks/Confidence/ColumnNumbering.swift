import PageModel

/// Texts without the numbering (一、 (二) 3.) that a good part of their column has: it may have been lost.
enum ColumnNumbering {
  /// So many texts of a column must be numbered, as one in so many.
  private static let share = 3
  /// Fewer texts are no column.
  private static let fewest = 4

  /// The identifiers of such fields.
  static func unnumbered(in records: [Record]) -> Set<String> {
    var found: Set<String> = []
    for group in records.lazy.flatMap(\.groups) {
      var columns: [String: [Field]] = [:]
      for field in group.items.lazy.flatMap(\.fields)
      where field.value != nil && field.number == nil
        && (field.type == .text || field.type == .code)
      {
        columns[kind(of: field.name), default: []].append(field)
      }
      for fields in columns.values where fields.count >= fewest {
        let bare = fields.filter { !isNumbered($0.value ?? "") }
        let garbled = bare.count { isGarbled($0.value ?? "") }
        if (fields.count - bare.count + garbled) * share >= fields.count {
          found.formUnion(bare.filter { !isTotal($0.value ?? "") }.map(\.id))
        }
      }
    }
    return found
  }

  /// What a column is named by below its headings: 收入/项目 and 支出/项目（按功能分类） are numbered alike.
  private static func kind(of column: String) -> String {
    String((column.split(separator: "/").last ?? "").prefix { $0 != "(" && $0 != "（" })
  }

  /// Sums stand below the numbered lines.
  private static func isTotal(_ text: String) -> Bool {
    ["合计", "总计", "小计"].contains { text.hasSuffix($0) || text.hasPrefix($0) }
  }

  /// Whether a mark stands at the beginning, a digit right before a word, or another mark behind a numeral:
  /// what may be left of numbering.
  private static func isGarbled(_ text: String) -> Bool {
    guard let first = text.first, let second = text.dropFirst().first else { return false }
    return "-—、.．:：,，·'‘’\"“”~|".contains(first)
      || first.isASCII && first.isNumber && second.isLetter
      || "一二三四五六七八九十".contains(first) && !second.isLetter && !second.isNumber
  }

  /// Whether one to three numerals, perhaps in brackets, and a mark stand at the beginning.
  static func isNumbered(_ text: String) -> Bool {
    var rest = text.unicodeScalars.filter { !$0.properties.isWhitespace }[...]
    if let first = rest.first, first == "(" || first == "（" { rest.removeFirst() }
    let numerals = rest.prefix { $0.isNumeral }
    guard (1...3).contains(numerals.count), let mark = rest.dropFirst(numerals.count).first else {
      return false
    }
    return "、.．，)）".unicodeScalars.contains(mark)
  }
}

extension Unicode.Scalar {
  /// Whether it counts, as a digit or as one of 一 to 十.
  var isNumeral: Bool {
    (0x30...0x39).contains(value) || "一二三四五六七八九十".unicodeScalars.contains(self)
  }
}
