import PageModel

/// The first of two amounts divided by the second, with what their rounding leaves open.
struct Quotient {
  let value: Double
  /// How far the exact quotient may lie from the value.
  let spread: Double

  /// Nil without a second operand to divide by.
  init?(_ operands: [Amount]) {
    guard operands.count == 2, !operands[1].isZero else { return nil }
    let divisor = abs(operands[1].value.doubleValue)
    value = operands[0].value.doubleValue / operands[1].value.doubleValue
    spread = (operands[0].halfGrain + abs(value) * operands[1].halfGrain) / divisor + 1e-9
  }

  func percent(decimals: Int) -> ExactNumber {
    let scale = (0..<decimals).reduce(100.0) { scale, _ in scale * 10 }
    let digits = (value * scale).rounded()
    return ExactNumber(digits: Int128(max(-1e30, min(1e30, digits))), decimals: decimals)
  }
}

extension Amount {
  /// Half a unit of the last printed digit.
  var halfGrain: Double {
    guard let grain else { return 0 }
    return ExactNumber(digits: 1).shifted(by: grain).doubleValue / 2
  }
}
