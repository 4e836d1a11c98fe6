import PageModel

/// What numbers must satisfy, told from what they are: it knows amounts, not fields.
package protocol Relation {
  /// What the result ought to be; nil where the operands do not determine it.
  static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber?

  /// Whether the result is what is expected, within what printing may have rounded away.
  static func holds(_ result: Amount, _ operands: [Amount]) -> Bool

  /// What the operand at a place ought to be, the rest taken as right; nil where it is not determined.
  static func required(operand place: Int, of operands: [Amount], result: Amount) -> ExactNumber?

  /// How the result is called in a sentence: "the sum of".
  static var phrase: String { get }
}

extension CheckDeclaration.Relation {
  /// The reckoning behind the name; hierarchies are sums.
  var reckoning: any Relation.Type {
    switch self {
    case .sum, .hierarchy: SumRelation.self
    case .equal: EqualRelation.self
    case .difference: DifferenceRelation.self
    case .percent: PercentRelation.self
    case .growth: GrowthRelation.self
    case .within: WithinRelation.self
    // Statements are not reckoned: Judge hands them to the examination of forms.
    case .mentions, .year, .unit, .required, .sequence: EqualRelation.self
    }
  }
}

/// How far printed numbers may stand apart because each was rounded to its last printed digit.
enum Rounding {
  /// Whether two values differ by no more than half a unit of the coarsest last digit for each amount.
  static func explains(_ a: ExactNumber, _ b: ExactNumber, among amounts: [Amount]) -> Bool {
    let difference = (a - b).magnitude
    guard difference.digits != 0 else { return true }
    let rounded = amounts.filter { $0.grain != nil }
    guard let coarsest = rounded.compactMap(\.grain).max() else { return false }
    let allowed = ExactNumber(digits: Int128(rounded.count)).shifted(by: coarsest)
    return difference + difference <= allowed
  }
}
