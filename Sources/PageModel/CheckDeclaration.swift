/// A check as a profile declares it: which numbers must stand in which relation.
public struct CheckDeclaration: Hashable, Sendable {
  public enum Relation: String, Hashable, Sendable {
    /// The operands add up to the result.
    case sum
    /// Every operand equals the result.
    case equal
    /// The first operand less the second is the result.
    case difference
    /// The first operand is the result per cent of the second.
    case percent
    /// The lines one level below a line (by the length of its code, or by its numbering) add up to it.
    case hierarchy
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
  public var relation: Relation
  public var scope: Scope
  /// The repeated group that `line` and `column` scopes run over.
  public var group: String?
  public var result: Operand
  public var operands: [Operand]

  public init(
    rule: FlagCode, relation: Relation, scope: Scope, group: String? = nil, result: Operand,
    operands: [Operand]
  ) {
    self.rule = rule
    self.relation = relation
    self.scope = scope
    self.group = group
    self.result = result
    self.operands = operands
  }

  /// Names a number: a field's name or column path, and for lines the line's label.
  public struct Operand: Hashable, Sendable {
    /// Names that the field may have, the first found counts: "own_total", "预算数", "本年支出/合计".
    public var fields: [String]
    /// Labels that the line may have; empty outside `column` and `document` scope.
    public var lines: [String]
    /// Titles of which the record's must contain one; empty outside `document` scope.
    public var titles: [String]
    /// Whether a missing or blank operand counts as zero; otherwise the check does not apply.
    public var isOptional: Bool

    public init(
      fields: [String], lines: [String] = [], titles: [String] = [], isOptional: Bool = false
    ) {
      self.fields = fields
      self.lines = lines
      self.titles = titles
      self.isOptional = isOptional
    }
  }
}
