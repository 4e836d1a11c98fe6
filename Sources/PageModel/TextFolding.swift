extension Unicode.Scalar {
  /// The unified ideograph that a CJK radical, stroke or compatibility ideograph looks like.
  ///
  /// All else stays; safe for values.
  public var cleaned: Unicode.Scalar {
    let code = value
    guard code >= 0x2E80 else { return self }
    switch code {
    case 0x2E80...0x2FD5: return unified(UnifiedIdeographs.radicals, from: 0x2E80)
    case 0x31C0...0x31E3: return unified(UnifiedIdeographs.strokes, from: 0x31C0)
    case 0xF900...0xFAD9: return unified(UnifiedIdeographs.compatibility, from: 0xF900)
    case 0x2F800...0x2FA1D:
      return unified(UnifiedIdeographs.compatibilitySupplement, from: 0x2F800)
    default: return self
    }
  }

  /// The form to compare by, or nil where comparing ignores the character.
  ///
  /// Cleaned, half width, lower case, variants of a mark as one; blanks and controls are ignored.
  public var foldedForMatching: Unicode.Scalar? {
    let scalar = cleaned
    switch scalar.value {
    case 0x21...0x40, 0x5B...0x7E: return scalar
    case 0x41...0x5A: return scalar.moved(by: 0x20)
    case 0...0x20, 0x7F...0xA0, 0xAD: return nil
    case 0xFF01...0xFF5E: return scalar.moved(by: -0xFEE0).foldedForMatching
    case 0x2000...0x206F, 0x2212...0x22C5, 0x2A7D...0x2A7E, 0x3000...0x301E, 0x30FB,
      0xFE10...0xFE6B, 0xFEFF, 0xFFE0...0xFFE5, 0xB7, 0xD7:
      return scalar.foldedPunctuation
    default: return scalar
    }
  }

  private func unified(_ table: [Unicode.Scalar], from first: UInt32) -> Unicode.Scalar {
    let found = table[Int(value - first)]
    return found == "\u{3000}" ? self : found
  }

  private func moved(by distance: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(Int(value) + distance)) ?? self
  }

  /// One form for the variants of a mark; nil for blanks and invisible characters.
  private var foldedPunctuation: Unicode.Scalar? {
    switch self {
    case "\u{2000}"..."\u{200F}", "\u{2028}"..."\u{202F}", "\u{205F}"..."\u{206F}", "\u{3000}",
      "\u{FEFF}", "\u{FE10}"..."\u{FE2F}":
      return nil
    case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}": return "-"
    case "\u{2018}", "\u{2019}", "\u{2032}": return "'"
    case "\u{201C}"..."\u{201F}", "\u{2033}", "\u{301D}", "\u{301E}": return "\""
    case "\u{2022}", "\u{2027}", "\u{2219}", "\u{22C5}", "\u{30FB}": return "\u{B7}"
    case "\u{2236}", "\u{FE55}": return ":"
    case "\u{2264}", "\u{2266}", "\u{2A7D}": return "\u{2264}"
    case "\u{2265}", "\u{2267}", "\u{2A7E}": return "\u{2265}"
    case "〔", "【", "〖": return "["
    case "〕", "】", "〗": return "]"
    case "\u{FE50}", "\u{FE51}": return self == "\u{FE50}" ? "," : "、"
    case "\u{FE52}": return "."
    case "\u{FE54}": return ";"
    case "\u{FE59}": return "("
    case "\u{FE5A}": return ")"
    case "\u{FE6A}": return "%"
    case "\u{FFE5}": return "\u{A5}"
    default: return self
    }
  }
}

extension String {
  /// The text with look-alike characters replaced by the real ones; nothing else changes.
  public var cleanedScalars: String {
    guard unicodeScalars.contains(where: { $0.cleaned != $0 }) else { return self }
    var cleaned = String.UnicodeScalarView()
    for scalar in unicodeScalars { cleaned.append(scalar.cleaned) }
    return String(cleaned)
  }

  /// The text to compare by: look-alikes, width, case and punctuation variants folded, no blanks.
  public var foldedForMatching: String {
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let scalar = scalar.foldedForMatching { folded.append(scalar) }
    }
    return String(folded)
  }
}
