import PageModel

/// A recognised text with what else each of its characters may be.
struct DoubtfulText {
  let scalars: [Unicode.Scalar]
  /// By character: what the recogniser thought of, then what it is known to be confused with.
  let options: [Int: [Unicode.Scalar]]
  /// The characters of which the recogniser itself had another reading.
  let offered: Set<Int>
  /// The least of the characters' confidences.
  let confidence: Double

  init(_ cell: Cell, confusions: VisualConfusions) {
    let scalars = Array(cell.text.unicodeScalars)
    self.scalars = scalars
    confidence = cell.confidence
    var options: [Int: [Unicode.Scalar]] = [:]
    for alternative in cell.alternatives {
      let other = Array(alternative.unicodeScalars)
      guard other.count == scalars.count else { continue }
      let places = other.indices.filter { other[$0] != scalars[$0] }
      guard places.count == 1, Self.isWord(scalars[places[0]]) || Self.isWord(other[places[0]]),
        !Self.isNumeral(scalars[places[0]]), !Self.isNumeral(other[places[0]])
      else { continue }
      options[places[0], default: []].append(other[places[0]])
    }
    offered = Set(options.keys)
    for (index, scalar) in scalars.enumerated() where Self.isWord(scalar) {
      for meant in confusions.meant(by: scalar, in: .text)
      where !(options[index]?.contains(meant) ?? false) {
        options[index, default: []].append(meant)
      }
    }
    for (index, scalar) in scalars.enumerated() where Self.isBar(scalar) {
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if after?.isIdeograph ?? false { options[index, default: []] += ["一", "二"] }
    }
    self.options = options
  }

  /// Marks as which 一 and 二 are read: -般公共服务支出.
  private static func isBar(_ scalar: Unicode.Scalar) -> Bool {
    "-—–_－".unicodeScalars.contains(scalar)
  }

  func replacing(_ index: Int, by scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var changed = scalars
    changed[index] = scalar
    return changed
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.isIdeograph
  }

  /// Digits and what stands for numbers: values, which no vocabulary tells.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIDigit || "一二三四五六七八九十百千万亿零两".unicodeScalars.contains(scalar)
  }

  static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Unicode.Scalar {
  var isIdeograph: Bool { value >= 0x3400 && value <= 0x9FFF }
}
