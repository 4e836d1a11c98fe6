import PageModel

/// How the scalars of labels and numbers are told apart once variants are folded into one form.
enum Folding {
  /// The scalar that stands for all its printed forms; a blank for what comparing ignores.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    if value >= 0x4e00 && value <= 0x9fff { return value }
    switch scalar.foldedForMatching?.value {
    case nil: return 0x20
    // Brackets of every shape enclose alike.
    case 0x5b, 0x3008, 0x300a: return 0x28
    case 0x5d, 0x3009, 0x300b: return 0x29
    case let folded?: return folded
    }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0d, 0x20, 0xa0, 0x2000...0x200f, 0x2028...0x202f, 0x3000, 0xfeff: true
    default: false
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether the folded scalar bears no meaning in a label.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x25, 0x3c...0x3e: false
    case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
    case 0xb7, 0x2010...0x2027, 0x203b, 0x3001...0x3003, 0x300c...0x300f, 0x2605, 0x2606: true
    case 0x25a0...0x25ff, 0xfe30...0xfe4f: true
    default: false
    }
  }
}
