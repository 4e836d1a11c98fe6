import Calibration
import PageModel
import Testing

@Suite struct CalibrationCurveTests {
  @Test(arguments: [0, 98, 100_000])
  func `the curve rises between 0 and 1, and is nowhere surer than the number of fields allows`(
    count: Int
  ) {
    let points = CalibrationCurve.points(fieldCount: count)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.score < $1.score })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.probability <= $1.probability })
    #expect(points.allSatisfy { $0.probability > 0 && $0.probability < 1 })
    let most = points.map(\.probability).max() ?? 0
    #expect(abs(most - (1 - 1 / Double(count + 2))) < 1e-5)
  }

  @Test func `the curve is less sure that a field is wrong than that one is right`() throws {
    let points = CalibrationCurve.points(fieldCount: 100_000)
    func probability(_ score: Double) throws -> Double {
      try #require(points.first { $0.score == score }).probability
    }
    #expect(try probability(0) == 0.5)
    #expect(try abs(probability(4) - 0.982014) < 1e-5)
    #expect(try abs(probability(-4) - 0.119203) < 1e-5)
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
