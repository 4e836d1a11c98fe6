/// Reads values back from bytes that may hold anything: every step is checked, nothing is allocated
/// beyond what the bytes themselves can fill.
public struct WireDecoder {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// The largest coordinate or size that is taken for one, in points.
  private static let farthest = 1e9

  public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// How many bytes were read.
  public var offset: Int { position - bytes.startIndex }
  public var isAtEnd: Bool { position == bytes.endIndex }
  private var remaining: Int { bytes.endIndex - position }

  public mutating func byte() throws(WireError) -> UInt8 {
    guard position < bytes.endIndex else { throw .truncated(offset: offset) }
    defer { position += 1 }
    return bytes[position]
  }

  public mutating func unsigned() throws(WireError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      let part = UInt64(byte & 0x7F)
      guard (part << shift) >> shift == part else { break }
      number |= part << shift
      if byte < 0x80 { return number }
    }
    throw invalid("a number of more than 64 bits")
  }

  public mutating func integer() throws(WireError) -> Int {
    let coded = try unsigned()
    return Int(truncatingIfNeeded: coded >> 1) ^ -Int(truncatingIfNeeded: coded & 1)
  }

  public mutating func integer(in range: ClosedRange<Int>) throws(WireError) -> Int {
    let number = try integer()
    guard range.contains(number) else { throw invalid("a number out of its range") }
    return number
  }

  public mutating func double() throws(WireError) -> Double {
    guard remaining >= 8 else { throw .truncated(offset: offset) }
    let start = offset
    position += 8
    let pattern = unsafe bytes.withUnsafeBytes { raw in
      unsafe raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    }
    return Double(bitPattern: UInt64(littleEndian: pattern))
  }

  /// A finite number of a size that later arithmetic cannot choke on.
  public mutating func coordinate() throws(WireError) -> Double {
    let number = try double()
    guard number.magnitude <= Self.farthest else { throw invalid("a coordinate out of reach") }
    return number
  }

  public mutating func probability() throws(WireError) -> Double {
    let number = try double()
    guard number >= 0, number <= 1 else { throw invalid("a probability beyond 0 to 1") }
    return number
  }

  public mutating func bool() throws(WireError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw invalid("a truth value that is neither")
    }
  }

  public mutating func text() throws(WireError) -> String {
    let length = try count(ofAtLeast: 1)
    defer { position += length }
    guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
      throw invalid("text that is not UTF-8")
    }
    return text
  }

  public mutating func data() throws(WireError) -> [UInt8] { Array(try sharedData()) }

  /// Data that keep all the decoder's bytes alive, and need no copy.
  public mutating func sharedData() throws(WireError) -> ArraySlice<UInt8> {
    let length = try count(ofAtLeast: 1)
    defer { position += length }
    return bytes[position..<position + length]
  }

  public mutating func optionalText() throws(WireError) -> String? {
    try bool() ? try text() : nil
  }

  public mutating func optional<Value: WireValue>(
    _ type: Value.Type = Value.self
  ) throws(WireError) -> Value? {
    try bool() ? try Value(from: &self) : nil
  }

  public mutating func raw<Value: RawRepresentable<String>>(
    _ type: Value.Type = Value.self
  ) throws(WireError) -> Value {
    guard let value = Value(rawValue: try text()) else {
      throw invalid("an unknown \(Value.self)")
    }
    return value
  }

  /// How many values follow, each of which takes at least `size` bytes.
  public mutating func count(ofAtLeast size: Int) throws(WireError) -> Int {
    let count = try unsigned()
    guard count <= UInt64(remaining / size) else { throw .truncated(offset: offset) }
    return Int(count)
  }

  public mutating func values<Value: WireValue>(
    _ type: Value.Type = Value.self
  ) throws(WireError) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count(ofAtLeast: 1)) { values.append(try Value(from: &self)) }
    return values
  }

  public mutating func texts() throws(WireError) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count(ofAtLeast: 1)) { texts.append(try text()) }
    return texts
  }

  public func invalid(_ what: String) -> WireError { .invalid(what, offset: offset) }
}
