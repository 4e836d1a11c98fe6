import PageModel

/// The first operand less the others is the result.
package enum DifferenceRelation: Relation {
  package static let phrase = "the difference of"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    guard operands.count >= 2 else { return nil }
    return operands.dropFirst().reduce(operands[0].value) { $0 - $1.value }
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    guard let expected = expected(from: operands, besides: result) else { return false }
    return Rounding.explains(result.value, expected, among: [result] + operands)
  }

  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? {
    guard let expected = expected(from: operands, besides: result) else { return nil }
    let missing = result.value - expected
    return place == 0 ? operands[0].value + missing : operands[place].value - missing
  }
}
