import PageModel

/// The first operand is by the result per cent more than the second.
package enum GrowthRelation: Relation {
  package static let phrase = "the growth in per cent of"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    guard let quotient = Quotient(operands) else { return nil }
    return quotient.percent(decimals: result.printedDecimals) - ExactNumber(digits: 100)
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    guard let quotient = Quotient(operands) else { return false }
    let growth = 100 * (quotient.value - 1)
    return abs(result.value.doubleValue - growth) <= result.halfGrain + 100 * quotient.spread
  }

  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? { nil }
}
