import PageModel

/// The JSON file that holds a confidence model: features, weights, curves, counts and fingerprint.
public enum ModelFile {
  private static let schema = "gongkai/confidence/1"

  /// The model that ships with the program, fitted on published documents.
  public static func shipped() throws(CalibrationError) -> ConfidenceModel {
    try model(from: PackageResources.default_json, file: "default.json")
  }

  /// The model's text; the same model gives the same bytes.
  public static func text(of model: ConfidenceModel) -> String {
    JSONValue.object([
      "schema": .string(schema),
      "fingerprint": .text(model.fingerprint),
      "sources": .object(
        ReadingSource.allCases.compactMap { source in
          model.parts[source].map { JSONValue.Member(key: source.rawValue, value: value(of: $0)) }
        }),
    ]).text(foldedBelow: 4)
  }

  /// Reads a model file; `file` names it in errors.
  public static func model(
    from bytes: [UInt8], file: String
  ) throws(CalibrationError) -> ConfidenceModel {
    let value = try JSONParser.value(of: bytes, file: file)
    guard value["schema"]?.string == schema else {
      throw CalibrationError(
        file: file, message: "The file is no confidence model; gongkai calibrate writes one.")
    }
    var model = ConfidenceModel(parts: [:], fingerprint: value["fingerprint"]?.string)
    for member in value["sources"]?.members ?? [] {
      guard let source = ReadingSource(rawValue: member.key) else { continue }
      model.parts[source] = try part(member.value, of: source, file: file)
    }
    guard !model.parts.isEmpty else {
      throw CalibrationError(file: file, message: "The model knows no source of text; refit it.")
    }
    return model
  }

  private static func value(of part: ConfidenceModel.Part) -> JSONValue {
    .object([
      "fields": .count(part.fieldCount),
      "wrong": .count(part.wrongCount),
      "documents": .count(part.documentCount),
      "intercept": .number(part.intercept),
      "weights": .object(
        EvidenceFeature.allCases.compactMap { feature in
          part.weights[feature].map {
            JSONValue.Member(key: feature.rawValue, value: .number($0))
          }
        }),
      "curve": .array(
        part.curve.map { .array([.number($0.score), .number($0.probability)]) }),
    ])
  }

  private static func part(
    _ value: JSONValue, of source: ReadingSource, file: String
  ) throws(CalibrationError) -> ConfidenceModel.Part {
    var weights: [EvidenceFeature: Double] = [:]
    for member in value["weights"]?.members ?? [] {
      guard let feature = EvidenceFeature(rawValue: member.key), let weight = member.value.number
      else {
        throw CalibrationError(
          file: file,
          message: "The feature \(member.key) is not known; refit the model with this version.")
      }
      weights[feature] = weight
    }
    let points = (value["curve"]?.elements ?? []).compactMap { point -> ConfidenceModel.Point? in
      let numbers = point.elements.compactMap(\.number)
      guard numbers.count == 2 else { return nil }
      return ConfidenceModel.Point(score: numbers[0], probability: numbers[1])
    }
    guard let intercept = value["intercept"]?.number, isCurve(points) else {
      throw CalibrationError(
        file: file,
        message: "The curve of \(source.rawValue) does not rise from 0 to 1; refit the model.")
    }
    return ConfidenceModel.Part(
      intercept: intercept, weights: weights, curve: points,
      fieldCount: value["fields"]?.integer ?? 0, wrongCount: value["wrong"]?.integer ?? 0,
      documentCount: value["documents"]?.integer ?? 0)
  }

  private static func isCurve(_ points: [ConfidenceModel.Point]) -> Bool {
    !points.isEmpty && points.allSatisfy { (0...1).contains($0.probability) }
      && zip(points, points.dropFirst()).allSatisfy {
        $0.score < $1.score && $0.probability <= $1.probability
      }
  }
}
