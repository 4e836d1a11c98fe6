import PageModel

/// One relation between certain numbers of the ledger, as a declaration asks for it.
struct Equation: Hashable {
  let relation: CheckDeclaration.Relation
  /// The result's entry in the ledger.
  let result: Int
  /// The operands' entries; those that are blank and may be are left out.
  let operands: [Int]

  /// What came of it.
  enum Verdict: Hashable {
    case holds
    /// Holds within rounding only: right, but no evidence for the last digits.
    case holdsRoughly
    /// Holds, but only between zeros: evidence of nothing.
    case holdsOfNothing
    case fails
    /// A number it needs is blank or cannot be read.
    case isOpen
  }

  func verdict(in ledger: Ledger) -> Verdict {
    guard let amounts = amounts(in: ledger), !amounts.operands.isEmpty else { return .isOpen }
    guard relation.reckoning.holds(amounts.result, amounts.operands) else { return .fails }
    if amounts.result.isZero, amounts.operands.allSatisfy(\.isZero) { return .holdsOfNothing }
    // That a number keeps within a bound bears none of its digits out.
    if relation == .within { return .holdsRoughly }
    let required = required(operands[0], in: ledger)
    return required == nil || required == amounts.operands[0].value ? .holds : .holdsRoughly
  }

  /// Whether its amounts are printed in different units: then the unit of any of them may be the mistake.
  func mixesUnits(in ledger: Ledger) -> Bool {
    let powers = entries.compactMap { entry in
      ledger.field(entry).type == .money
        ? ledger.amount(entry).flatMap { $0.isZero ? nil : $0.unitPower } : nil
    }
    return Set(powers).count > 1
  }

  /// What the result ought to be, or nil where the operands do not say.
  func expected(in ledger: Ledger) -> ExactNumber? {
    guard let amounts = amounts(in: ledger) else { return nil }
    return relation.reckoning.expected(from: amounts.operands, besides: amounts.result)
  }

  /// What one of its entries ought to be if all the others are right.
  func required(_ entry: Int, in ledger: Ledger) -> ExactNumber? {
    guard let amounts = amounts(in: ledger, takingAsZero: entry) else { return nil }
    if entry == result {
      if relation == .within { return nil }
      return relation.reckoning.expected(from: amounts.operands, besides: amounts.result)
    }
    guard let place = operands.firstIndex(of: entry) else { return nil }
    return relation.reckoning.required(
      operand: place, of: amounts.operands, result: amounts.result)
  }

  var entries: [Int] { [result] + operands }

  private func amounts(
    in ledger: Ledger, takingAsZero unknown: Int? = nil
  ) -> (result: Amount, operands: [Amount])? {
    func amount(_ entry: Int) -> Amount? {
      ledger.amount(entry) ?? (entry == unknown ? .zero : nil)
    }
    guard let total = amount(result) else { return nil }
    let parts = operands.compactMap(amount)
    return parts.count == operands.count ? (total, parts) : nil
  }
}
