import PageModel

/// The cost indicators' targets agree with the form's money (`amount_disagrees`).
///
/// A cost target that stands for the whole project, such as ≤200万元, is the total or another amount
/// of the form; several are parts and may not be more than it. Prices of single things are left out.
enum CostTarget: FormRule {
  /// A single target of less than this part of the total is taken for the price of something.
  private static let leastPart = ExactNumber(digits: 2, decimals: 1)

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    let costs = form.costs
    guard let total = form.totals.first, let sum = total.number, !costs.isEmpty else { return [] }
    let targets = costs.map(\.target)
    let isStated = form.amounts.contains { amount in
      amount.readings.contains { reading in
        reading == targets.total || targets.contains { $0.number == reading || $0.equals(amount) }
      }
    }
    guard !isStated else { return [] }
    let largest = targets.max { ($0.number ?? sum) < ($1.number ?? sum) } ?? targets[0]
    guard let cost = largest.number else { return [] }
    if targets.count == 1 {
      let scale = AmountScale.disagreement(in: form, among: document)
      guard scale != .exactly, cost >= sum.times(leastPart) || scale == .roughly else { return [] }
    } else if cost <= sum {
      return []
    }
    return [finding(largest, total, in: form)]
  }

  /// Where the goal bears one of the two out the other must be looked at, and is what the two say.
  private static func finding(_ cost: Field, _ total: Field, in form: Form) -> FormFinding {
    let stated = form.goals.flatMap(\.stated).filter(\.kind.isMoney).map(\.number)
    let message = "The cost target \(cost.quoted) is not the amount of \(total.quoted)"
    var finding = FormFinding(
      code: .amountDisagrees, suspects: [cost, total], message: message, expected: total.value)
    let isTotal = total.readings.contains(where: stated.contains)
    let isCost = cost.number.map(stated.contains) ?? false
    if isTotal, !isCost, form.costs.count == 1 {
      finding.suspects = [cost]
      finding.suggestion = total.number.flatMap(cost.printed)
    } else if isCost, !isTotal {
      finding.suspects = [total]
      finding.expected = cost.value
      finding.suggestion = cost.number.flatMap(total.printed)
    }
    return finding
  }
}

extension Form {
  /// The cost indicators whose target is an amount for the whole.
  var costs: [Indicator] {
    indicators.filter { indicator in
      indicator.kind == .cost && indicator.target.isAmount
        && !indicator.naming.contains(anyOf: words[.unitPrices])
        && !indicator.targeting.contains(anyOf: words[.perThing])
    }
  }
}

extension Field {
  /// Money, or a number in 万 or 亿 that lacks its 元.
  var isAmount: Bool {
    guard let number, number.digits != 0 else { return false }
    let wording = Wording(value)
    return type == .money || type == .number && (wording.hasSuffix("万") || wording.hasSuffix("亿"))
  }

  /// Its text with another number in the same unit: "≤402万元" with 4200000 is "≤420万元".
  func printed(_ other: ExactNumber) -> String? {
    guard let text = value, let amount = Amount(self),
      let first = text.firstIndex(where: Self.isDigit),
      let last = text[first...].lastIndex(where: Self.isDigit)
    else { return nil }
    let inside = text[first...last]
    guard inside.allSatisfy({ Self.isDigit($0) || $0 == "." || $0 == "," }) else { return nil }
    return text[..<first] + amount.printed(other) + text[text.index(after: last)...]
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Its number, and where it is printed without unit also that in 万元.
  var readings: [ExactNumber] {
    guard let number else { return [] }
    return unit == nil ? [number, number.shifted(by: 4)] : [number]
  }

  /// Whether both print the same amount, rounding allowed for.
  func equals(_ other: Field) -> Bool {
    guard let a = Amount(self), let b = Amount(other) else { return false }
    return Rounding.explains(a.value, b.value, among: [a, b])
  }
}

extension [Field] {
  /// The sum of their numbers.
  var total: ExactNumber {
    reduce(ExactNumber(digits: 0)) { $0 + ($1.number ?? ExactNumber(digits: 0)) }
  }
}

extension ExactNumber {
  /// Whether nothing but noughts stands behind the point.
  var isWhole: Bool {
    var digits = digits
    for _ in 0..<decimals {
      guard digits % 10 == 0 else { return false }
      digits /= 10
    }
    return true
  }

  func times(_ factor: ExactNumber) -> ExactNumber {
    ExactNumber(digits: digits * factor.digits, decimals: decimals + factor.decimals)
  }
}
