/// How well a set of fields came out and how well its confidences hold.
public struct EvaluationFigures: Hashable, Sendable {
  /// Fields that state a value and of which the truth is known.
  public private(set) var fields = 0
  public private(set) var accepted = 0
  public private(set) var inReview = 0
  /// Of those in review, the ones whose reading itself is in doubt.
  public private(set) var inReviewForReading = 0
  /// Of those in review, the ones only a failed check points at.
  public private(set) var inReviewForChecks = 0
  public private(set) var wrong = 0
  /// Accepted and wrong.
  public private(set) var silentErrors = 0
  /// Accepted as blank although something is printed.
  public private(set) var silentBlanks = 0
  /// The mean distance of confidence from the share of right fields, in ten equal bins of confidence.
  public private(set) var expectedCalibrationError = 0.0
  /// The mean square of the distance of confidence from the outcome.
  public private(set) var brierScore = 0.0
  /// The share of all wrong fields among the tenth of the fields that are least sure; 1 for none.
  public private(set) var wrongSeenAtTenth = 1.0

  public var reviewRate: Double { share(inReview, of: fields) }
  public var readingReviewRate: Double { share(inReviewForReading, of: fields) }
  public var silentErrorRate: Double { share(silentErrors, of: accepted) }
  public var wrongRate: Double { share(wrong, of: fields) }

  /// `threshold` is the confidence below which a reading is in doubt.
  init(_ compared: [ComparedField], threshold: Double) {
    silentBlanks = compared.count { !$0.hasValue && !$0.isRight && !$0.isInReview }
    let stated = compared.filter(\.hasValue)
    fields = stated.count
    for field in stated {
      if !field.isRight { wrong += 1 }
      guard field.isInReview else {
        accepted += 1
        if !field.isRight { silentErrors += 1 }
        continue
      }
      inReview += 1
      if field.isFlagged || field.confidence < threshold || !field.isQuestioned {
        inReviewForReading += 1
      } else {
        inReviewForChecks += 1
      }
    }
    guard fields > 0 else { return }
    let distances = stated.map { field in
      let distance = field.confidence - (field.isRight ? 1 : 0)
      return distance * distance
    }
    brierScore = distances.reduce(0, +) / Double(fields)
    expectedCalibrationError = ReliabilityBin.bins(of: stated).reduce(0) {
      $0 + abs($1.meanConfidence - $1.shareRight) * Double($1.fields) / Double(fields)
    }
    wrongSeenAtTenth = RiskCoverage(stated).wrongSeen(reviewing: 0.1)
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}

/// Fields of like confidence, with what became of them.
public struct ReliabilityBin: Hashable, Sendable {
  public let fields: Int
  public let right: Int
  public let meanConfidence: Double

  public var shareRight: Double { Double(right) / Double(fields) }

  static let count = 10

  /// Ten equal bins from 0 to 1, those without a field left out.
  static func bins(of fields: [ComparedField]) -> [ReliabilityBin] {
    var bins = Array(repeating: [ComparedField](), count: count)
    for field in fields {
      bins[min(count - 1, Int(field.confidence * Double(count)))].append(field)
    }
    return bins.filter { !$0.isEmpty }.map { bin in
      ReliabilityBin(
        fields: bin.count, right: bin.count(where: \.isRight),
        meanConfidence: bin.reduce(0) { $0 + $1.confidence } / Double(bin.count))
    }
  }
}
