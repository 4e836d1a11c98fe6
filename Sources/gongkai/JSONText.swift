import Foundation

/// JSON for logs and summaries: keys sorted, in snake case.
enum JSONText {
  /// The value on one line.
  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("Numbers and texts can be encoded.")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
