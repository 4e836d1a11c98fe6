/// Cuts a content stream into tokens; every byte string is accepted.
struct ContentScanner {
  /// What stands next; ranges are byte offsets into the stream.
  enum Token {
    case number(Double)
    case name(Range<Int>)
    case string
    case arrayStart
    case arrayEnd
    case dictionaryStart
    case dictionaryEnd
    /// Up to four bytes of a keyword, big-endian; longer ones are 0.
    case keyword(UInt32)
    case end
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> Token {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: return number()
      case 0, 9, 10, 12, 13, 32: offset += 1
      case UInt8(ascii: "/"): return name()
      case UInt8(ascii: "("):
        skipString()
        return .string
      case UInt8(ascii: "["): return single(.arrayStart)
      case UInt8(ascii: "]"): return single(.arrayEnd)
      case UInt8(ascii: "<"): return lessThan()
      case UInt8(ascii: ">"):
        let isDouble = offset + 1 < bytes.count && bytes[offset + 1] == byte
        offset += isDouble ? 2 : 1
        if isDouble { return .dictionaryEnd }
      case UInt8(ascii: "%"): skipComment()
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"): offset += 1
      default: return keyword()
      }
    }
    return .end
  }

  /// Goes to the place; later tokens are read from there.
  mutating func move(to place: Int) { offset = min(max(place, 0), bytes.count) }

  private mutating func single(_ token: Token) -> Token {
    offset += 1
    return token
  }

  private mutating func number() -> Token {
    var isNegative = false
    while offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D {
      isNegative = bytes[offset] == 0x2D
      offset += 1
    }
    var value = 0.0
    var whole: UInt64 = 0
    var digits = 0
    while offset < bytes.count, case let digit = bytes[offset] &- 0x30, digit <= 9 {
      if digits < 18 { whole = whole &* 10 &+ UInt64(digit) } else { value = 1e18 }
      digits += 1
      offset += 1
    }
    value += Double(whole)
    if offset < bytes.count, bytes[offset] == 0x2E { value += fraction() }
    return .number(isNegative ? -value : value)
  }

  private mutating func fraction() -> Double {
    offset += 1
    var digits: UInt64 = 0
    var scale = 1.0
    while offset < bytes.count {
      let digit = bytes[offset] &- 0x30
      // A second point or a sign inside a number ends what counts, as readers have it.
      guard digit <= 9 || bytes[offset] == 0x2D || bytes[offset] == 0x2E else { break }
      if digit <= 9, scale < 1e15 {
        digits = digits &* 10 &+ UInt64(digit)
        scale *= 10
      } else if digit > 9 {
        skipRegular()
        break
      }
      offset += 1
    }
    return Double(digits) / scale
  }

  private mutating func name() -> Token {
    offset += 1
    let start = offset
    skipRegular()
    return .name(start..<offset)
  }

  private mutating func keyword() -> Token {
    let start = offset
    var packed: UInt32 = 0
    while offset < bytes.count, Self.isRegular(bytes[offset]) {
      packed = packed << 8 | UInt32(bytes[offset])
      offset += 1
    }
    return .keyword(offset - start <= 4 ? packed : 0)
  }

  private mutating func lessThan() -> Token {
    if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "<") {
      offset += 2
      return .dictionaryStart
    }
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
    offset = min(offset + 1, bytes.count)
    return .string
  }

  private mutating func skipString() {
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { break }
    }
    offset = min(offset, bytes.count)
  }

  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != 10, bytes[offset] != 13 { offset += 1 }
  }

  private mutating func skipRegular() {
    while offset < bytes.count, Self.isRegular(bytes[offset]) { offset += 1 }
  }

  /// Whether the byte is neither white space nor a delimiter.
  @inline(__always)
  static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }
}
