import Glibc

/// How a score must be stretched and moved so that its logistic function holds (Platt's scaling).
///
/// Both are drawn to leaving the score as it is, by normal distributions, so that few data change little.
struct LogisticScale {
  private var slope = 1.0
  private var shift = 0.0

  private static let (slopeSpread, shiftSpread) = (0.25, 1.0)
  private static let leastSlope = 0.2
  private static let mostSteps = 100

  init(_ outcomes: [CalibrationCurve.Outcome]) {
    for _ in 0..<Self.mostSteps {
      let step = newtonStep(outcomes)
      slope = max(Self.leastSlope, slope + min(0.5, max(-0.5, step.slope)))
      shift += min(1, max(-1, step.shift))
      if abs(step.slope) + abs(step.shift) < 1e-9 { break }
    }
  }

  func probability(ofScore score: Double) -> Double { 1 / (1 + exp(-(slope * score + shift))) }

  private func newtonStep(_ outcomes: [CalibrationCurve.Outcome]) -> (slope: Double, shift: Double)
  {
    let slopePrecision = 1 / (Self.slopeSpread * Self.slopeSpread)
    let shiftPrecision = 1 / (Self.shiftSpread * Self.shiftSpread)
    var gradient = ((1 - slope) * slopePrecision, -shift * shiftPrecision)
    var (both, mixed, single) = (slopePrecision, 0.0, shiftPrecision)
    for outcome in outcomes {
      let p = probability(ofScore: outcome.score)
      let distance = (outcome.isRight ? 1 : 0) - p
      let weight = p * (1 - p)
      gradient.0 += distance * outcome.score
      gradient.1 += distance
      both += weight * outcome.score * outcome.score
      mixed += weight * outcome.score
      single += weight
    }
    let determinant = both * single - mixed * mixed
    return (
      (single * gradient.0 - mixed * gradient.1) / determinant,
      (both * gradient.1 - mixed * gradient.0) / determinant
    )
  }
}
