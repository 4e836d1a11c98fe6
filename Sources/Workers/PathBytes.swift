import Glibc

/// Paths are bytes to the system, and mostly UTF-8.
///
/// In a part of a path that is not, each byte beyond ASCII stands in the text as a scalar for private use, so
/// that nothing is lost: Chinese names from archives that were packed elsewhere are often in GBK.
extension String {
  /// The text of a path.
  public init(path bytes: [UInt8]) {
    if let text = Self.text(of: bytes) {
      self = text
    } else {
      self = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .map { Self.text(of: Array($0)) ?? Self.escaped($0) }.joined(separator: "/")
    }
  }

  /// Gives the path to the system as what it was.
  public func withPath<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    guard unicodeScalars.contains(where: { $0.pathByte != nil }) else {
      return withCString(body)
    }
    return pathBytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return "".withCString(body) }
      return body(first)
    }
  }

  /// For a person, and for names that are made of it: in GB 18030 where that is what the bytes say, else each
  /// as its number.
  public var readablePath: String {
    guard unicodeScalars.contains(where: { $0.pathByte != nil }) else { return self }
    return split(separator: "/", omittingEmptySubsequences: false)
      .map { Self.decoded($0.unicodeScalars) }.joined(separator: "/")
  }

  /// Nil where the bytes are no UTF-8, or would be taken for bytes.
  private static func text(of bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.pathByte != nil })
    else { return nil }
    return text
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(pathByte: byte)) }
    return text
  }

  /// With a zero at the end.
  private var pathBytes: [UInt8] {
    unicodeScalars.flatMap { scalar in
      scalar.pathByte.map { [$0] } ?? Array(String(scalar).utf8)
    } + [0]
  }

  private static func decoded(_ part: Substring.UnicodeScalarView) -> String {
    guard part.contains(where: { $0.pathByte != nil }) else { return String(part) }
    let text = String(part)
    if let decoded = converted(text.pathBytes.dropLast(), from: "GB18030") { return decoded }
    return part.reduce(into: "") { readable, scalar in
      readable +=
        scalar.pathByte.map { "\\x" + String($0, radix: 16, uppercase: true) } ?? String(scalar)
    }
  }

  /// Nil where the bytes are not of the encoding, as iconv names it.
  private static func converted(_ bytes: some Collection<UInt8>, from encoding: String) -> String? {
    // iconv's own word for failure is a descriptor of -1.
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // No character of any encoding takes more in UTF-8.
    var output = [CChar](repeating: 0, count: input.count * 4)
    let used: Int? = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        let result = iconv(converter, &from, &left, &to, &room)
        return result == 0 && left == 0 ? target.count - room : nil
      }
    }
    return used.flatMap { used in
      String(validating: output.prefix(used).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

extension Unicode.Scalar {
  /// 128 of the scalars for private use, which nobody writes names with; a name that has them all the same is
  /// kept as bytes, too.
  private static let firstPathByte: UInt32 = 0x10_FE00

  /// ASCII stands for itself.
  fileprivate init(pathByte byte: UInt8) {
    self = Unicode.Scalar(byte < 0x80 ? UInt32(byte) : Self.firstPathByte + UInt32(byte)) ?? "?"
  }

  /// The byte it stands for; nil where it stands for itself.
  fileprivate var pathByte: UInt8? {
    let range = Self.firstPathByte + 0x80...Self.firstPathByte + 0xFF
    return range.contains(value) ? UInt8(value - Self.firstPathByte) : nil
  }
}
