/// The two-byte codes by which the text layer's font knows characters, and the way back to text.
struct TextLayerCodes {
  /// Characters beyond the first plane, in the codes of surrogates, which stand for nothing else.
  private var farScalars: [Unicode.Scalar] = []
  private var usedPages: Set<UInt16> = []

  private static let firstFarCode: UInt16 = 0xD800
  private static let farCodeCount = 0x800

  /// The code of a character: its own number where two bytes hold it.
  mutating func code(of scalar: Unicode.Scalar) -> UInt16 {
    if let code = UInt16(exactly: scalar.value) {
      usedPages.insert(code >> 8)
      return code
    }
    if let place = farScalars.firstIndex(of: scalar) { return Self.firstFarCode + UInt16(place) }
    guard farScalars.count < Self.farCodeCount else { return code(of: "\u{FFFD}") }
    farScalars.append(scalar)
    return Self.firstFarCode + UInt16(farScalars.count - 1)
  }

  /// The map from codes to text as a PDF's font carries it (Adobe technical note 5411).
  var unicodeMap: String {
    let ranges = usedPages.sorted().filter { !(0xD8...0xDF).contains($0) }.map { page in
      let high = Self.hexadecimal(page << 8).prefix(2)
      return "<\(high)00> <\(high)FF> <\(high)00>"
    }
    let singles = farScalars.enumerated().map { place, scalar in
      let code = Self.hexadecimal(Self.firstFarCode + UInt16(place))
      let units = Array(String(scalar).utf16).map(Self.hexadecimal).joined()
      return "<\(code)> <\(units)>"
    }
    return """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      \(Self.sections(ranges, "bfrange"))\(Self.sections(singles, "bfchar"))endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end

      """
  }

  /// A section of such a map holds a hundred lines at most.
  private static func sections(_ lines: [String], _ name: String) -> String {
    stride(from: 0, to: lines.count, by: 100).map { start in
      let part = lines[start..<min(start + 100, lines.count)]
      return "\(part.count) begin\(name)\n\(part.joined(separator: "\n"))\nend\(name)\n"
    }.joined()
  }

  /// Four digits.
  static func hexadecimal(_ code: UInt16) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
