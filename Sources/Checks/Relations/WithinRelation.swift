import PageModel

/// The result is no more than the operands together.
package enum WithinRelation: Relation {
  package static let phrase = "within"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    let sum = operands.reduce(ExactNumber(digits: 0)) { $0 + $1.value }
    return result.value <= sum ? result.value : sum
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    guard let most = expected(from: operands, besides: result) else { return false }
    return Rounding.explains(result.value, most, among: [result] + operands)
  }

  /// A bound says nothing of what a number within it ought to be.
  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? { nil }
}
