/// A JSON value as it stands in a file; members keep their order.
indirect enum JSONValue: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    var key: String
    var value: JSONValue
  }

  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// The members of an object in the order given.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  static func count(_ number: Int) -> JSONValue { .number(Double(number)) }

  /// The first member of that name; nil for what is no object or has none.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var isTrue: Bool { self == .bool(true) }

  /// The number without what stands behind its point; nil for one too large.
  var integer: Int? { number.flatMap { Int(exactly: $0.rounded(.towardZero)) } }

  /// Nothing for what is no array.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// Nothing for what is no object.
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
