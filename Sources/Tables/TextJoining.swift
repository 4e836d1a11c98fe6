import PageModel

/// How runs and lines become one text: Chinese without blanks, Latin with, hyphens undone.
enum TextJoining {
  /// The lines as one text; `width` is that of their cell in points, by which a wrapped number is known.
  static func text(of lines: [TextLine], width: Double? = nil) -> String {
    var text: [Unicode.Scalar] = []
    var before: TextRun?
    for line in lines {
      var isFirst = true
      for run in line.runs {
        if let before {
          if isFirst {
            breakLine(&text, before: before, run, width: width)
          } else if needsBlank(before, run) {
            text.append(" ")
          }
        }
        for scalar in run.scalars { text.append(scalar.cleaned) }
        before = run
        isFirst = false
      }
    }
    return string(text)
  }

  /// The same text with one of its runs as something else a recogniser thought of.
  static func alternatives(of lines: [TextLine], width: Double? = nil) -> [String] {
    var found: [String] = []
    for (row, line) in lines.enumerated() {
      for (place, run) in line.runs.enumerated() {
        for other in run.alternatives {
          var lines = lines
          lines[row].runs[place].scalars = Array(other.unicodeScalars)
          found.append(text(of: lines, width: width))
        }
      }
    }
    return found
  }

  static func raw(of lines: [TextLine]) -> String { lines.map(\.raw).joined(separator: "\n") }

  static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// Whether a blank belongs between two runs on one line.
  private static func needsBlank(_ a: TextRun, _ b: TextRun) -> Bool {
    guard let last = a.scalars.last, let first = b.scalars.first else { return false }
    if last.isIdeographic || first.isIdeographic { return false }
    return b.box.left - a.box.right > 0.08 * max(a.size, b.size)
  }

  private static func breakLine(
    _ text: inout [Unicode.Scalar], before a: TextRun, _ b: TextRun, width: Double?
  ) {
    guard let last = a.scalars.last, let first = b.scalars.first else { return }
    if last.isIdeographic || first.isIdeographic { return }
    if isHyphen(last), a.scalars.count > 1, first.properties.isLowercase,
      a.scalars[a.scalars.count - 2].properties.isAlphabetic
    {
      text.removeLast()
      return
    }
    if let width, a.box.right - a.box.left > 0.6 * width, last.isPartOfNumber, first.isPartOfNumber
    {
      return
    }
    text.append(" ")
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{AD}" || scalar == "\u{2010}"
  }
}

extension Unicode.Scalar {
  /// Whether it is of a script written without blanks: ideographs, kana, full-width forms.
  var isIdeographic: Bool {
    switch value {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  var isDigit: Bool { value >= 0x30 && value <= 0x39 || value >= 0xFF10 && value <= 0xFF19 }

  var isPartOfNumber: Bool { isDigit || self == "." || self == "," || self == "%" }
}
