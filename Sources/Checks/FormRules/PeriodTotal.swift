import PageModel

/// A project of several years needs more than one year's money (`period_total`).
enum PeriodTotal: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard let whole = form.wholeTotals.first, let annual = form.annualTotals.first,
      let amount = whole.number, amount.digits != 0, amount == annual.number,
      let (period, years) = form.periods.lazy.compactMap({ period in
        Duration(Wording(period.value)).map { (period, $0.years) }
      }).first, years.lowerBound > 1
    else { return [] }
    return [
      FormFinding(
        code: .periodTotal, suspects: [whole, period],
        message: "\(whole.quoted) is no more than \(annual.quoted), though \(period.quoted) is "
          + "several years")
    ]
  }
}

/// How many years a text says something takes.
struct Duration: Hashable {
  /// From the fewest to the most years that it may mean.
  let years: ClosedRange<Int>

  private static let numerals: [Unicode.Scalar: Int] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  /// Reads "3年", "三年期" and "2024-2026年"; nil where no length of years is given.
  init?(_ words: Wording) {
    if let range = Self.calendarYears(in: words) {
      years = range
    } else if let count = Self.counted(words) {
      years = count...count
    } else {
      return nil
    }
  }

  private static func counted(_ words: Wording) -> Int? {
    guard let sign = words.place(of: "年"), sign > 0 else { return nil }
    if let numeral = numerals[words.scalars[sign - 1]] {
      return sign > 1 && numerals[words.scalars[sign - 2]] != nil ? nil : numeral
    }
    let digits = words.scalars[..<sign].reversed().prefix(while: Wording.isDigit)
    guard !digits.isEmpty, digits.count <= 2 else { return nil }
    return Int(Wording(digits.reversed()).text)
  }

  /// From the first calendar year to the last; by years alone they may be one less, with months exact.
  static func calendarYears(in words: Wording) -> ClosedRange<Int>? {
    guard let (from, to) = ends(of: words) else { return nil }
    let span = to.year - from.year
    guard span >= 0, span < 20 else { return nil }
    guard let first = from.month, let last = to.month else { return max(1, span)...(span + 1) }
    let months = span * 12 + last - first + 1
    let fewest = max(1, months / 12)
    return fewest...max(fewest, (months + 10) / 12)
  }

  /// Whether the second of two calendar dates is before the first, by their years, or by months where
  /// both are given.
  static func isReversed(_ words: Wording) -> Bool {
    guard let (from, to) = ends(of: words) else { return false }
    guard from.year == to.year, let first = from.month, let last = to.month else {
      return to.year < from.year
    }
    return (1...12).contains(first) && (1...12).contains(last) && last < first
  }

  /// The two calendar years that are named, each with the number behind it if both have one.
  private static func ends(
    of words: Wording
  ) -> (from: (year: Int, month: Int?), to: (year: Int, month: Int?))? {
    let numbers = words.scalars.split { !Wording.isDigit($0) }.compactMap { Int(Wording($0).text) }
    let places = numbers.indices.filter { (2000...2099).contains(numbers[$0]) }
    guard places.count == 2, let from = places.first, let to = places.last else { return nil }
    guard to > from + 1, numbers.count > to + 1 else {
      return ((numbers[from], nil), (numbers[to], nil))
    }
    return ((numbers[from], numbers[from + 1]), (numbers[to], numbers[to + 1]))
  }
}
