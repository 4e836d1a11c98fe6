import PageModel

/// The form's money is of the size that its cost target says (`unit_suspect`).
///
/// A total a thousand times the cost target or more that would fit it in the other unit, 元 for 万元,
/// was likely printed under the wrong unit: certainly so where it then is the very amount, and where
/// it only comes near, if other forms of the document print that other unit.
enum AmountScale: FormRule {
  enum Disagreement: Hashable {
    case none
    /// The other unit brings them near.
    case roughly
    /// The other unit makes them equal.
    case exactly
  }

  private static let far = ExactNumber(digits: 1000)
  private static let near = ExactNumber(digits: 10)
  /// 万元 is ten to this power of 元.
  private static let step = 4

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard disagreement(in: form, among: document) != .none, let total = form.totals.first,
      let cost = form.costs.first?.target
    else { return [] }
    return [
      FormFinding(
        code: .unitSuspect, suspects: [total],
        message: "\(total.quoted) fits the cost target \(cost.quoted) only in another unit")
    ]
  }

  static func disagreement(in form: Form, among document: FormDocument) -> Disagreement {
    guard form.costs.count == 1, let cost = form.costs[0].target.number?.magnitude,
      let total = form.totals.first, total.unit != nil, let amount = Amount(total)
    else { return .none }
    let value = amount.value.magnitude
    guard max(value, cost) >= min(value, cost).times(far) else { return .none }
    let other = value.shifted(by: amount.unitPower == 0 ? step : -step)
    if other == cost { return .exactly }
    let isNear = max(other, cost) <= min(other, cost).times(near)
    let hasSibling = document.forms.contains { sibling in
      guard let total = sibling.totals.first, total.unit != nil else { return false }
      return Amount(total).map { $0.unitPower != amount.unitPower } ?? false
    }
    return isNear && hasSibling ? .roughly : .none
  }
}
