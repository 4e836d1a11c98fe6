import PageModel

/// Every operand equals the result.
package enum EqualRelation: Relation {
  package static let phrase = "the same as"

  package static func expected(from operands: [Amount], besides result: Amount) -> ExactNumber? {
    operands.first { !Rounding.explains($0.value, result.value, among: [$0, result]) }?.value
      ?? operands.first?.value
  }

  package static func holds(_ result: Amount, _ operands: [Amount]) -> Bool {
    operands.allSatisfy { Rounding.explains($0.value, result.value, among: [$0, result]) }
  }

  package static func required(
    operand place: Int, of operands: [Amount], result: Amount
  ) -> ExactNumber? {
    result.value
  }
}
