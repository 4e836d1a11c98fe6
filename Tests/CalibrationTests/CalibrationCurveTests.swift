import Calibration
import PageModel
import Testing

@Suite struct CalibrationCurveTests {
  private func outcomes(seed: UInt64, count: Int) -> [CalibrationCurve.Outcome] {
    var random = SplitMix(seed)
    return (0..<count).map { _ in
      let score = random.unit * 12 - 4
      return CalibrationCurve.Outcome(score: score, isRight: random.unit * 12 - 4 < score)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `an isotonic curve rises, in score and in probability, and stays between 0 and 1`(
    seed: UInt64
  ) {
    let points = CalibrationCurve.isotonic(outcomes(seed: seed, count: 50 + 40 * Int(seed)))
    #expect(!points.isEmpty)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.score < $1.score })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.probability <= $1.probability })
    #expect(points.allSatisfy { $0.probability > 0 && $0.probability < 1 })
  }

  @Test func `an isotonic curve gives back the shares it was made from`() {
    let points = CalibrationCurve.isotonic(
      (0..<1000).map { number in
        .init(score: number < 500 ? -1 : 1, isRight: number < 500 ? number % 2 == 0 : number < 995)
      })
    #expect(points.map(\.score) == [-1, 1])
    #expect(abs(points[0].probability - 0.5) < 0.01)
    #expect(abs(points[1].probability - 0.99) < 0.01)
  }

  @Test func `outcomes that fall with the score are pooled into one step`() {
    let points = CalibrationCurve.isotonic(
      (0..<200).map { .init(score: Double($0), isRight: $0 < 100) })
    #expect(Set(points.map(\.probability)).count == 1)
    #expect(abs(points[0].probability - 0.5) < 0.01)
  }

  @Test func `without wrong fields nothing is surer than their number allows`() {
    let points = CalibrationCurve.points(
      for: (0..<98).map { _ in .init(score: 12, isRight: true) })
    #expect(points.map(\.probability).max() == 0.99)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.probability <= $1.probability })
  }
}

/// A sequence of random numbers that is the same for the same seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1.
  var unit: Double { mutating get { Double(next() >> 11) / 9_007_199_254_740_992 } }
}
