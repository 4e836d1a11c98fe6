import PageModel

/// Codes that rise from line to line, as those of budget subjects do: one that fits between its
/// neighbours was hardly misread.
struct CodeOrder {
  /// Fields whose code stands between that of the line above and that of the line below.
  private(set) var inOrder: Set<String> = []
  /// Fields whose code does not, though most of their column do.
  private(set) var outOfOrder: Set<String> = []

  /// Shorter ones are counted up in many ways, and less surely told apart.
  private static let fewestDigits = 3
  /// Fewer codes are no column.
  private static let fewest = 6
  /// The least share of a column that must rise for the others to be in doubt.
  private static let share = 0.75

  init(_ records: [Record]) {
    for group in records.lazy.flatMap(\.groups) {
      var columns: [String: [(field: String, code: Substring)]] = [:]
      for field in group.items.lazy.flatMap(\.fields) {
        guard let code = field.value.flatMap(Self.code) else { continue }
        columns[field.name, default: []].append((field.id, code))
      }
      for codes in columns.values where codes.count >= Self.fewest { judge(codes) }
    }
  }

  private mutating func judge(_ codes: [(field: String, code: Substring)]) {
    var (rising, others): ([String], [String]) = ([], [])
    for (place, entry) in codes.enumerated() {
      let fits =
        (place == 0 || codes[place - 1].code < entry.code)
        && (place + 1 == codes.count || entry.code < codes[place + 1].code)
      if fits { rising.append(entry.field) } else { others.append(entry.field) }
    }
    guard Double(rising.count) >= Self.share * Double(codes.count) else { return }
    inOrder.formUnion(rising)
    outOfOrder.formUnion(others)
  }

  /// The digits at the beginning, where they are all there is or a stroke follows: 2150501-行政运行.
  private static func code(_ value: String) -> Substring? {
    let digits = value.prefix { $0.isASCII && $0.isNumber }
    let rest = value.dropFirst(digits.count)
    guard digits.count >= fewestDigits, rest.isEmpty || rest.first == "-" || rest.first == " "
    else { return nil }
    return digits
  }
}
