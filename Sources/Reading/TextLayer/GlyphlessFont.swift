/// A TrueType font of one empty glyph: text set in it has places and meaning but no ink.
enum GlyphlessFont {
  /// In thousandths of the font size.
  static let ascent = 880
  static let descent = -120
  /// In thousandths of the font size: what is as wide as high, and what is half of that.
  static let wide = 1000
  static let narrow = 500

  /// In thousandths of the font size.
  static func advance(of scalar: Unicode.Scalar) -> Int {
    (0x20..<0x7F).contains(scalar.value) ? narrow : wide
  }

  /// The font file, with the tables a viewer needs and no more (ISO 32000-1, 9.9).
  static var file: [UInt8] {
    let tables: [(name: String, bytes: [UInt8])] = [
      ("glyf", [0, 0, 0, 0]), ("head", head), ("hhea", horizontalHeader),
      ("hmtx", big(UInt16(wide)) + big(UInt16(0)) + big(UInt16(0))),
      ("loca", [UInt8](repeating: 0, count: 6)), ("maxp", maximumProfile),
    ]
    var file = big(UInt32(0x0001_0000)) + big(UInt16(tables.count))
    // The largest power of two within the count of tables, times 16; its exponent; what is left.
    file += big(UInt16(64)) + big(UInt16(2)) + big(UInt16(tables.count * 16 - 64))
    var offset = file.count + 16 * tables.count
    var bodies: [UInt8] = []
    for table in tables {
      file += Array(table.name.utf8) + big(checksum(table.bytes)) + big(UInt32(offset))
      file += big(UInt32(table.bytes.count))
      let padded = padded(table.bytes)
      bodies += padded
      offset += padded.count
    }
    return file + bodies
  }

  /// Without the checksum over the whole file, which nobody asks an embedded font for.
  private static var head: [UInt8] {
    big(UInt32(0x0001_0000)) + big(UInt32(0x0001_0000)) + big(UInt32(0)) + big(UInt32(0x5F0F_3CF5))
      + big(UInt16(0)) + big(UInt16(1000)) + [UInt8](repeating: 0, count: 16)
      + big(UInt16(0)) + big(UInt16(truncatingIfNeeded: descent)) + big(UInt16(wide))
      + big(UInt16(ascent)) + big(UInt16(0)) + big(UInt16(3)) + big(UInt16(2)) + big(UInt16(0))
      + big(UInt16(0))
  }

  private static var horizontalHeader: [UInt8] {
    big(UInt32(0x0001_0000)) + big(UInt16(ascent)) + big(UInt16(truncatingIfNeeded: descent))
      + big(UInt16(0)) + big(UInt16(wide)) + [UInt8](repeating: 0, count: 22) + big(UInt16(1))
  }

  private static var maximumProfile: [UInt8] {
    big(UInt32(0x0001_0000)) + big(UInt16(2)) + [UInt8](repeating: 0, count: 26)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let bytes = padded(bytes)
    return stride(from: 0, to: bytes.count, by: 4).reduce(0) { sum, place in
      sum &+ bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
  }

  private static func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
