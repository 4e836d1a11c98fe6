import PageModel

/// Runs that stand on one line, from left to right.
struct TextLine {
  var runs: [TextRun]
  var box: Box

  init(runs: [TextRun]) {
    self.runs = runs
    box = runs.dropFirst().reduce(runs[0].box) { $0.union($1.box) }
  }

  /// The font size of most of its text, in points.
  var size: Double { runs.max { $0.scalars.count < $1.scalars.count }?.size ?? 0 }
  /// The font of most of its text.
  var font: String { runs.max { $0.scalars.count < $1.scalars.count }?.font ?? "" }
  var confidence: Double { runs.map(\.confidence).min() ?? 1 }

  /// As printed: runs apart by a blank.
  var raw: String { runs.map(\.text).joined(separator: " ") }

  /// With blanks only where the script has them.
  var text: String { TextJoining.text(of: [self]) }
}

extension TextLine {
  /// The runs put on lines: those that overlap by half their height share one; from top to bottom.
  static func lines(of runs: [TextRun]) -> [TextLine] {
    var lines: [(runs: [TextRun], top: Double, bottom: Double)] = []
    for run in runs.sorted(by: { $0.box.midY < $1.box.midY }) {
      if let line = lines.last, shares(run.box, top: line.top, bottom: line.bottom) {
        lines[lines.count - 1].runs.append(run)
        // The taller run rules the line, so that a superscript does not drag it up.
        if run.box.height > line.bottom - line.top {
          lines[lines.count - 1].top = run.box.top
          lines[lines.count - 1].bottom = run.box.bottom
        }
      } else {
        lines.append(([run], run.box.top, run.box.bottom))
      }
    }
    return lines.map { TextLine(runs: $0.runs.sorted { $0.box.left < $1.box.left }) }
  }

  private static func shares(_ box: Box, top: Double, bottom: Double) -> Bool {
    let overlap = min(box.bottom, bottom) - max(box.top, top)
    return overlap >= 0.5 * min(box.height, bottom - top)
  }

  /// The line cut wherever a gap is wider than two characters: columns of text, label and unit.
  func split() -> [TextLine] {
    var parts: [[TextRun]] = []
    for run in runs {
      if let last = parts.last?.last, run.box.left - last.box.right <= Self.widestGap(last, run) {
        parts[parts.count - 1].append(run)
      } else {
        parts.append([run])
      }
    }
    return parts.map { TextLine(runs: $0) }
  }

  /// The widest gap between two runs of one text, in points; wider between spaced-out characters.
  private static func widestGap(_ a: TextRun, _ b: TextRun) -> Double {
    let isSpacedOut = [a, b].allSatisfy { $0.scalars.count == 1 && $0.scalars[0].isIdeographic }
    return (isSpacedOut ? 6 : 2) * max(a.size, b.size)
  }
}
