import PageModel

/// The first operand is the result per cent of the second.
package enum PercentRelation: Relation {
  package static let phrase = "the percentage of"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    Quotient(operands).map { $0.percent(decimals: result.printedDecimals) }
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    guard let quotient = Quotient(operands) else { return false }
    let percent = 100 * quotient.value
    return abs(result.value.doubleValue - percent) <= result.halfGrain + 100 * quotient.spread
  }

  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? { nil }
}
