extension ContentInterpreter {
  /// Notes an image written into the stream and skips its data; the scanner stands after BI.
  mutating func paintInlineImage(_ scanner: inout ContentScanner) {
    let image = InlineImage(&scanner)
    scanner.move(to: image.end)
    paint(ImageObject(width: image.width, height: image.height, isMask: image.isMask))
  }
}

/// An image written into a content stream between BI and EI.
struct InlineImage {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var isMask = false
  /// The offset after EI.
  private(set) var end = 0
  private var bitsPerComponent = 8
  private var components = 1
  private var isFiltered = false

  /// Reads the dictionary and finds the end of the data.
  init(_ scanner: inout ContentScanner) {
    var key: String?
    scan: while true {
      switch scanner.next() {
      case .name(let range):
        let name = String(pdfName: scanner.bytes[range])
        if let named = key { set(named, name) }
        key = key == nil ? name : nil
      case .number(let value):
        if let named = key { set(named, value) }
        key = nil
      case .keyword(0x4944): break scan  // ID
      case .keyword(let word):
        if key == "IM" || key == "ImageMask" { isMask = word == 0x7472_7565 }  // true
        key = nil
      case .arrayStart, .dictionaryStart, .string:
        if key == "F" || key == "Filter" { isFiltered = true }
        if key == "CS" || key == "ColorSpace" { components = 1 }
      case .arrayEnd, .dictionaryEnd: key = nil
      case .end: break scan
      }
    }
    end = Self.endOfData(in: scanner.bytes, from: scanner.offset + 1 + plainByteCount)
  }

  /// How long the data is when it is not compressed; 0 when that cannot be told.
  private var plainByteCount: Int {
    guard !isFiltered, width > 0, height > 0 else { return 0 }
    let bits = isMask ? 1 : bitsPerComponent * components
    return (width * bits + 7) / 8 * height
  }

  private mutating func set(_ key: String, _ name: String) {
    switch key {
    case "F", "Filter": isFiltered = true
    case "CS", "ColorSpace":
      components = ["RGB", "DeviceRGB"].contains(name) ? 3 : name.contains("CMYK") ? 4 : 1
    default: break
    }
  }

  private mutating func set(_ key: String, _ value: Double) {
    let whole = Int(min(max(value, 0), 65_535))
    switch key {
    case "W", "Width": width = whole
    case "H", "Height": height = whole
    case "BPC", "BitsPerComponent": bitsPerComponent = min(whole, 16)
    default: break
    }
  }

  /// The offset after an EI that stands alone and is followed by text, not by image data.
  private static func endOfData(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var place = max(start, 1)
    while place + 1 < bytes.count {
      if bytes[place] == 0x45, bytes[place + 1] == 0x49,
        !ContentScanner.isRegular(bytes[place - 1]),
        place + 2 >= bytes.count || !ContentScanner.isRegular(bytes[place + 2]),
        bytes[(place + 2)...].prefix(12).allSatisfy({ isText($0) })
      {
        return place + 2
      }
      place += 1
    }
    return bytes.count
  }

  private static func isText(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 9 || byte == 10 || byte == 13
  }
}
