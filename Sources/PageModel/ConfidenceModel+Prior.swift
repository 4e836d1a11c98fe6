extension ConfidenceModel {
  /// The model before any data: what is held likely, and what a fit starts from and is held near to.
  public static let prior = ConfidenceModel(parts: [
    .embedded: Part(intercept: 9, weights: shared, curve: logisticCurve),
    .text: Part(intercept: 8.5, weights: shared, curve: logisticCurve),
    .ocr: Part(intercept: 7.5, weights: recognised, curve: logisticCurve),
    .noisyOCR: Part(intercept: 7.5, weights: recognised, curve: logisticCurve),
  ])

  /// What holds of recognised text.
  private static let recognised = shared.merging([
    .weakestCharacter: -3, .weakCharacter: -3, .characterDoubt: -1.5, .longText: -2,
    .shapeAgrees: 3, .shapeDiffers: -2, .markDoubt: -5,
    .noisyPage: -3, .oddCharacter: -3, .unlikeColumn: -1, .unsigned: -1, .missingPoint: -1,
    .missingThousands: -5,
    .openSentence: -3, .doubtedElsewhere: -1, .rivalElsewhere: -1, .borneOut: 1, .familiar: 1,
    .lookAlikeFits: -2,
    .inOrder: 1, .outOfOrder: -1, .foreignWord: -5, .rowDoubt: -1,
    .rowGap: -4, .nearTwin: -1, .rivalReading: -1, .repeatedText: 1.5, .knownWord: 2,
    .relationFails: -3,
  ]) { $1 }

  /// What holds wherever the text comes from.
  private static let shared: [EvidenceFeature: Double] = [
    .cellDoubt: -45, .labelDoubt: -45, .typeMisfit: -4, .repairs: -0.4, .unruledGrid: -0.7,
    .demandingFlag: -4, .otherFlag: -0.7, .foreignWord: -1, .rowGap: -0.3, .lostColumn: -8,
    .begunAgain: -8,
    .blank: -1, .repeatedText: 0.5,
    .knownWord: 0.7,
    .relationHolds: 1, .relationProves: 12, .relationFails: -1.5, .statementFails: -0.3,
  ]

  /// 1 / (1 + e^−score) at whole scores.
  private static let logisticCurve: [Point] = [
    0.017986, 0.047426, 0.119203, 0.268941, 0.5, 0.731059, 0.880797, 0.952574, 0.982014,
    0.993307, 0.997527, 0.999089, 0.999665, 0.999877, 0.999955,
  ].enumerated().map { Point(score: Double($0.offset - 4), probability: $0.element) }
}
