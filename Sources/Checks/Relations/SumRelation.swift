import PageModel

/// The operands add up to the result.
package enum SumRelation: Relation {
  package static let phrase = "the sum of"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    sum(of: operands)
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    Rounding.explains(result.value, sum(of: operands), among: [result] + operands)
  }

  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? {
    result.value - sum(of: operands) + operands[place].value
  }

  private static func sum(of operands: [Amount]) -> ExactNumber {
    operands.reduce(ExactNumber(digits: 0)) { $0 + $1.value }
  }
}
