/// Writes values one after another into bytes.
public struct WireEncoder {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  /// Puts other bytes in the place of as many that were written.
  public mutating func overwrite(at offset: Int, with other: [UInt8]) {
    bytes.replaceSubrange(offset..<offset + other.count, with: other)
  }

  public mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Seven bits a byte, the lowest first.
  public mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The sign goes into the lowest bit, so that small negative numbers stay short.
  public mutating func write(_ number: Int) {
    write(UInt64(bitPattern: Int64((number << 1) ^ (number >> (Int.bitWidth - 1)))))
  }

  /// Eight bytes, exact.
  public mutating func write(_ number: Double) {
    unsafe withUnsafeBytes(of: number.bitPattern.littleEndian) { raw in
      unsafe bytes.append(contentsOf: raw)
    }
  }

  public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  public mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func write(_ data: [UInt8]) { write(data[...]) }

  public mutating func write(_ data: ArraySlice<UInt8>) {
    write(UInt64(data.count))
    bytes.append(contentsOf: data)
  }

  public mutating func write(_ value: some RawRepresentable<String>) { write(value.rawValue) }

  public mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  public mutating func write(_ value: (some WireValue)?) {
    write(value != nil)
    if let value { write(value) }
  }

  public mutating func write(_ values: [some WireValue]) {
    write(UInt64(values.count))
    for value in values { value.write(to: &self) }
  }

  public mutating func write(_ texts: [String]) {
    write(UInt64(texts.count))
    for text in texts { write(text) }
  }

  public mutating func write(_ value: some WireValue) { value.write(to: &self) }
}
