/// A check as a profile declares it: which numbers must stand in which relation.
public struct CheckDeclaration: Hashable, Sendable {
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    /// The operands add up to the result.
    case sum
    /// Every operand equals the result.
    case equal
    /// The first operand less the second is the result.
    case difference
    /// The first operand is the result per cent of the second.
    case percent
    /// The first operand is by the result per cent more than the second.
    case growth
    /// What stands one level below adds up to what stands above it.
    ///
    /// In `column` scope these are lines: levels come from the code columns (fields of type code,
    /// or those the first operand names), else from the labels' numbering (一、 then 1. then (1));
    /// `result.lines` names the lines that are totals of those before or after them. In `line`
    /// scope these are columns: each column that `result.fields` names (合计, 小计) is the total of
    /// the columns beside it under the same header.
    case hierarchy
    /// The result is no more than the operands together.
    case within
    /// The amounts that the result's text states as the project's own are the operands or add up to one.
    case mentions
    /// The result's text names no year before the record's as one in which something is to be done.
    case year
    /// The result is printed with a unit, as most of its siblings are.
    case unit
    /// The result is not blank where the operands are not.
    case required
    /// The operands and then the result stand in rising order: numbers, or dates.
    case sequence

    /// Whether it is about what single fields say, and not about numbers that are reckoned with.
    public var isStatement: Bool {
      switch self {
      case .mentions, .year, .unit, .required, .sequence: true
      case .sum, .equal, .difference, .percent, .growth, .hierarchy, .within: false
      }
    }
  }

  /// Where the operands are looked up.
  public enum Scope: String, Hashable, Sendable {
    /// Among the fields of one record.
    case record
    /// Among the fields of each item of the group: a relation between columns, checked line by line.
    case line
    /// Among the items of the group, for each number column: a relation between lines.
    case column
    /// Among all records of the document.
    case document
  }

  /// The flag the fields get when it fails.
  public var rule: FlagCode
  /// The kinds of record it is meant for; empty for every kind of its profile.
  public var kinds: [String]
  public var relation: Relation
  public var scope: Scope
  /// The repeated group that `line` and `column` scopes run over.
  public var group: String?
  public var result: Operand
  public var operands: [Operand]

  public init(
    rule: FlagCode, kinds: [String] = [], relation: Relation, scope: Scope,
    group: String? = nil, result: Operand, operands: [Operand]
  ) {
    self.rule = rule
    self.kinds = kinds
    self.relation = relation
    self.scope = scope
    self.group = group
    self.result = result
    self.operands = operands
  }

  /// Names a number: a field's name or column path, and for lines the line's label.
  public struct Operand: Hashable, Sendable {
    /// Names that the field may have, the first found counts: "own_total", "预算数", "本年支出/合计".
    ///
    /// A column path matches when its parts occur in order in the field's path and the last parts
    /// are the same; a part that begins with "*" needs only end the header. Empty with `hierarchy` in `column` scope: every number column.
    public var fields: [String]
    /// Labels that the line may have, without their numbering, likeliest first.
    ///
    /// Empty outside `column` and `document` scope. A label that begins with "*" needs only end
    /// the line's. In `document` scope "*" alone stands for every line: lines of the same label are compared.
    public var lines: [String]
    /// Titles of which the record's must match one; on `result` they bind the whole check, on an
    /// operand in `document` scope they say where it is looked up.
    ///
    /// A title is fragments apart by blanks that must occur in order; one that begins with "-" must
    /// not occur: "收支 总表 -财政拨款".
    public var titles: [String]
    /// Whether a missing or blank operand counts as zero; otherwise the check does not apply.
    public var isOptional: Bool

    public init(
      fields: [String] = [], lines: [String] = [], titles: [String] = [], isOptional: Bool = false
    ) {
      self.fields = fields
      self.lines = lines
      self.titles = titles
      self.isOptional = isOptional
    }
  }
}
