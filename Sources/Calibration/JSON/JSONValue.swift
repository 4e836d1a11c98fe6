/// A JSON value as it stands in a file; members keep their order.
package indirect enum JSONValue: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSONValue
  }

  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// The members of an object in the order given.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  package static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  package static func count(_ number: Int) -> JSONValue { .number(Double(number)) }

  /// The first member of that name; nil for what is no object or has none.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var isTrue: Bool { self == .bool(true) }

  /// The number without what stands behind its point; nil for one too large.
  package var integer: Int? { number.flatMap { Int(exactly: $0.rounded(.towardZero)) } }

  /// Nothing for what is no array.
  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// Nothing for what is no object.
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
