import Crypto
import Foundation
import GRDB

extension LoggedDecision: FetchableRecord {
  /// Throws where the row is none of a decision.
  public init(row: Row) throws {
    guard let role = Role(rawValue: row["role"]),
      let action = ReviewAction(rawValue: row["action"])
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a decision is of no known kind")
    }
    self.init(
      id: row["id"], at: row["at"], user: row["user"], userName: row["user_name"], role: role,
      content: row["content"], field: row["field"], action: action, version: row["version"],
      before: try Self.decoded(row["before"]), after: try Self.decoded(row["after"]),
      undoes: row["undoes"], seconds: row["seconds"], request: row["request"],
      previous: row["previous"], digest: row["digest"])
  }

  private static func decoded<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// What the digest of a log entry is made of: all of its columns, as one JSON list.
enum DecisionDigest {
  /// Before the first entry.
  static let origin = String(repeating: "0", count: 64)

  /// In lower-case hexadecimal; `columns` are those of the row but for the digest, in their order.
  static func digest(of columns: [DatabaseValue]) throws -> String {
    let texts = columns.map { value -> String in
      switch value.storage {
      case .null: "null"
      case .int64(let integer): "\(integer)"
      case .double(let double): "\(double)"
      case .string(let text): "s" + text
      case .blob(let data): "b" + data.base64EncodedString()
      }
    }
    let bytes = Data(try LoggedDecision.encoded(texts).utf8)
    return SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  static let columns = [
    "id", "at", "user", "user_name", "role", "content", "field", "action", "version", "before",
    "after", "undoes", "seconds", "request", "previous",
  ]
}
