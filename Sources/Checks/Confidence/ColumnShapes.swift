import PageModel

/// How the values of a column are written, and which of them are written otherwise.
struct ColumnShapes {
  /// Values without the comparison sign that a good part of their column begins with.
  private(set) var unsigned: Set<String> = []
  /// By field, for numbers without a decimal point, the share of the column's other numbers that have one; for
  /// amounts of the document's, where that is more.
  private(set) var missingPoints: [String: Double] = [:]
  /// Large amounts without the marks between thousands that others of the document have.
  private(set) var withoutThousands: Set<String> = []
  /// Values that are written otherwise than nearly all of their column: words with digits among numbers, figures without
  /// the % of the others, figures with more decimals than the others; rates with a decimal more, the same of all.
  private(set) var unlikeOthers: Set<String> = []

  /// So many values of a column must have the sign, as one in so many.
  private static let share = 3
  /// What amounts alone are written with.
  private static let amountMarks = Set("0123456789,.".utf8)
  /// Fewer values are no column.
  private static let fewest = 4
  /// Of so many values one may be written otherwise than all others.
  private static let others = 5

  init(_ records: [Record]) {
    for group in records.lazy.flatMap(\.groups) {
      var columns: [String: [Field]] = [:]
      for field in group.items.lazy.flatMap(\.fields) where field.value != nil {
        columns[field.name, default: []].append(field)
      }
      for fields in columns.values where fields.count >= Self.fewest {
        noteSigns(fields)
        noteUnlike(fields)
        noteDecimals(fields.filter { $0.number != nil })
      }
    }
    let numbers = records.flatMap(\.allFields).filter { $0.number != nil }
    noteThousands(numbers)
    noteDecimals(numbers.filter { $0.type == .money })
  }

  private mutating func noteUnlike(_ fields: [Field]) {
    let numbers = fields.filter { $0.number != nil }
    let words = fields.filter { $0.number == nil }
    if isFew(words.count, of: fields.count) {
      unlikeOthers.formUnion(
        words.filter { ($0.value ?? "").contains { $0.isASCII && $0.isNumber } }.map(\.id))
    }
    let bare = numbers.filter { $0.value?.last != "%" }
    if isFew(bare.count, of: numbers.count) { unlikeOthers.formUnion(bare.map(\.id)) }
    let decimals = Dictionary(grouping: numbers) { Self.decimals(of: $0.value ?? "").count }
    let usual = decimals.filter { $0.key > 0 }.max {
      ($0.value.count, $0.key) < ($1.value.count, $1.key)
    }
    if let usual, isFew(numbers.count - usual.value.count, of: numbers.count) {
      unlikeOthers.formUnion(
        decimals.filter { $0.key > usual.key }.values.joined().map(\.id))
    }
    guard bare.count * 2 < numbers.count else { return }
    // A % that is read as a digit and itself gives all of them the same last digit.
    for (count, fields) in decimals where fields.count > 1 && (decimals[count - 1]?.count ?? 0) > 1
    {
      let last = Set(fields.map { Self.decimals(of: $0.value ?? "").last })
      if count > 1, last.count == 1 { unlikeOthers.formUnion(fields.map(\.id)) }
    }
  }

  /// Whether so many of all are few enough to stand out.
  private func isFew(_ count: Int, of all: Int) -> Bool {
    count > 0 && all >= Self.fewest && count * Self.others <= all
  }

  /// The digits behind the last point.
  private static func decimals(of value: String) -> Substring {
    guard let point = value.lastIndex(of: ".") else { return "" }
    return value[point...].dropFirst().prefix { $0.isASCII && $0.isNumber }
  }

  private mutating func noteThousands(_ fields: [Field]) {
    // Amounts within words are written without the marks everywhere.
    let large = fields.filter { field in
      guard field.type == .money, let value = field.value,
        value.utf8.allSatisfy({ Self.amountMarks.contains($0) })
      else { return false }
      return value.prefix { $0 != "." }.count { $0 != "," } >= 4
    }
    guard large.count >= Self.fewest else { return }
    let bare = large.filter { !($0.value ?? "").contains(",") }
    if bare.count < large.count { withoutThousands.formUnion(bare.map(\.id)) }
  }

  private mutating func noteSigns(_ fields: [Field]) {
    let numbers = fields.filter { $0.number != nil }
    let bare = numbers.filter { $0.value?.first?.isNumber ?? false }
    guard (numbers.count - bare.count) * Self.share >= fields.count else { return }
    unsigned.formUnion(bare.map(\.id))
  }

  private mutating func noteDecimals(_ fields: [Field]) {
    guard fields.count >= Self.fewest else { return }
    let whole = fields.filter { !($0.value ?? "").contains(".") }
    // A nought is written without a point wherever.
    let share = Double(fields.count - whole.count) / Double(fields.count - 1)
    guard share > 0 else { return }
    for field in whole where field.value != "0" {
      missingPoints[field.id] = max(missingPoints[field.id] ?? 0, share)
    }
  }
}
