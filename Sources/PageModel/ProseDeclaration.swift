/// How paragraphs restate amounts of a profile's tables, so that the two can be compared.
public struct ProseDeclaration: Hashable, Sendable {
  /// The flag that a table's number gets when the prose has another.
  public var rule: FlagCode
  /// Fragments of titles that narrow an amount to the tables that have them too, such as 一般公共预算.
  public var scopes: [String]
  /// Words behind a name that only say that a figure follows, such as 预算数 and 合计.
  public var figures: [String]
  /// Names of lines and columns that are totals, such as 合计.
  public var totals: [String]
  /// Bracketed words that mark a name, such as 项 in （项）.
  public var marks: [String]
  /// Words beside an amount that is a change or a share and stands in no table.
  public var changes: [String]
  /// Words of figures that only columns of the same word have, such as 年初.
  public var versions: [String]
  /// Words behind a year's digits.
  public var yearSigns: [String]
  /// Words behind a number that make it an amount of money.
  public var money: [String]

  public init(
    rule: FlagCode, scopes: [String] = [], figures: [String] = [], totals: [String] = [],
    marks: [String] = [], changes: [String] = [], versions: [String] = [],
    yearSigns: [String] = [], money: [String] = []
  ) {
    self.rule = rule
    self.scopes = scopes
    self.figures = figures
    self.totals = totals
    self.marks = marks
    self.changes = changes
    self.versions = versions
    self.yearSigns = yearSigns
    self.money = money
  }
}
