/// Which fields of one document and source are accepted without a look, by their confidences alone.
///
/// The aim is about all accepted fields: at most so many of them are expected to be wrong. Fields are
/// taken by falling confidence while that holds, and none whose own doubt is more than a few times
/// what is allowed: a poor reading is not to hide among a thousand sound ones.
public struct AcceptanceRule: Hashable, Sendable {
  /// At most 2 in 1,000 accepted fields are expected to be wrong.
  public static let defaultAim = 0.998
  /// How many times the allowed doubt a single field may have.
  private static let mostDoubt = 5.0

  /// The share of accepted fields that is to be right, 0…1.
  public let aim: Double

  public init(aim: Double = defaultAim) { self.aim = aim }

  /// The confidence below which no field is accepted.
  public var floor: Double { 1 - Self.mostDoubt * (1 - aim) }

  /// The confidence of the last field that is accepted; above all where none is.
  public func leastAccepted(of confidences: [Double]) -> Double {
    var least = Double.infinity
    var doubt = 0.0
    let sorted = confidences.sorted(by: >)
    for (place, confidence) in sorted.enumerated() {
      doubt += 1 - confidence
      guard confidence >= floor, doubt <= (1 - aim) * Double(place + 1) + 1e-12 else { break }
      // Of fields with the same confidence all are taken or none.
      if place + 1 == sorted.count || sorted[place + 1] < confidence { least = confidence }
    }
    return least
  }
}
