extension Unicode.Scalar {
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// Whether it is a blank as far as words are cut by it.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
