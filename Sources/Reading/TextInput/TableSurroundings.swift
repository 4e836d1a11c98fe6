/// What the lines around a table say of it.
struct TableSurroundings {
  /// How many lines above a table may belong to it.
  static let reach = 5

  private(set) var title: String?
  private(set) var unit: String?
  private(set) var captions: [String] = []

  /// From the lines above, nearest first, and those right below.
  init(above: [String], below: [String]) {
    for line in above {
      if let found = Self.unit(in: line) {
        if unit == nil { unit = found }
        captions.insert(line, at: 0)
      } else if Self.isAside(line) {
        captions.insert(line, at: 0)
      } else {
        if Self.canBeTitle(line) { title = line }
        break
      }
    }
    for line in below {
      guard let found = Self.unit(in: line) else { break }
      if unit == nil { unit = found }
      captions.append(line)
    }
  }

  /// The money unit after 单位： in a short line; nil when it names none.
  static func unit(in line: String) -> String? {
    guard line.unicodeScalars.count <= 40, let mark = line.firstRange(of: "单位") else { return nil }
    var rest = line[mark.upperBound...].unicodeScalars.drop { $0.properties.isWhitespace }
    guard let colon = rest.first, colon == "：" || colon == ":" else { return nil }
    rest = rest.dropFirst().drop { $0.properties.isWhitespace }
    let word = String(String.UnicodeScalarView(rest)).trimmingBlanks
    for unit in ["人民币万元", "人民币亿元", "人民币元"] where word.hasPrefix(unit) {
      return String(word.dropFirst(3).prefix(unit.count - 3))
    }
    return ["万元", "亿元", "千元", "百万元", "元"].first { word.hasPrefix($0) }
  }

  /// Whether the line is the year or a remark in brackets that stands below a title.
  private static func isAside(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count <= 30 else {
      return false
    }
    if first == "（" || first == "(" { return last == "）" || last == ")" }
    // A year on its own: 2026年度.
    let isYear = scalars.count <= 8 && (last == "年" || last == "度") && first.value < 0x80
    return isYear
  }

  private static func canBeTitle(_ line: String) -> Bool {
    guard let last = line.unicodeScalars.last, line.unicodeScalars.count <= 80 else { return false }
    return !["。", "；", "，", "：", ":", ";", ","].contains(last)
  }
}
