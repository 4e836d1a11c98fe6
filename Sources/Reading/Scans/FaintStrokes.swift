/// Finds thin strokes that a scan shows in grey only: most of 一, 二 and 三 in a serif type, and marks.
///
/// A stroke thinner than a sample is nowhere as dark as print is. Ink is told from paper at a level
/// at which characters do not run into each other; at a lighter one they do, but what is flat or
/// small there is no two characters.
struct FaintStrokes {
  /// In samples; a character may be 1.4 times as wide.
  let characterHeight: Double

  /// `dark` with its flat and small parts as far as they go in `faint`, the ink found at a lighter level, and
  /// with such parts of it beside print that have no dark at all.
  func completed(_ dark: [InkComponent], by faint: [InkComponent]) -> [InkComponent] {
    let strokes = faint.filter(isStroke)
    guard !strokes.isEmpty else { return dark }
    var places: [Bin: [Int]] = [:]
    var printed: [Bin: [PixelFrame]] = [:]
    for (index, component) in dark.enumerated() {
      places[bin(component.midX, component.midY), default: []].append(index)
      if Double(component.frame.height) >= characterHeight * 0.5 {
        add(component.frame, to: &printed)
      }
    }
    var (replaced, found): (Set<Int>, [InkComponent]) = ([], [])
    for stroke in strokes {
      let parts = bins(of: stroke.frame).flatMap { places[$0] ?? [] }
        .filter { stroke.frame.holds(dark[$0].frame) }
      let seen = parts.map { dark[$0].frame.longSide }.max() ?? 0
      // What was seen of most of it is left as it is: sizes of points and commas tell them apart.
      guard Double(seen) < Double(stroke.frame.longSide) * 0.6,
        stands(stroke.frame, beside: printed)
      else { continue }
      replaced.formUnion(parts)
      found.append(stroke)
    }
    return dark.indices.filter { !replaced.contains($0) }.map { dark[$0] } + found
  }

  /// A flat stroke of at most a character's width, or a mark.
  private func isStroke(_ component: InkComponent) -> Bool {
    let (width, height) = (Double(component.frame.width), Double(component.frame.height))
    let isFlat =
      height <= characterHeight * 0.4 && width >= characterHeight * 0.35
      && width <= characterHeight * 1.6 && width >= height * 2.2
    let isMark =
      max(width, height) <= characterHeight * 0.45 && max(width, height) >= characterHeight * 0.2
      && min(width, height) >= characterHeight * 0.12
    return isFlat || isMark
  }

  /// Whether there is a character at its height, at most another character's width away: 三、卫.
  private func stands(_ frame: PixelFrame, beside printed: [Bin: [PixelFrame]]) -> Bool {
    let (reach, slack) = (Int(characterHeight * 2), Int(characterHeight * 0.15))
    let wide = PixelFrame(
      left: frame.left - reach, top: frame.top, right: frame.right + reach, bottom: frame.bottom)
    return bins(of: wide).contains { bin in
      (printed[bin] ?? []).contains { character in
        character.left < wide.right && character.right > wide.left
          && frame.midY >= character.top - slack && frame.midY <= character.bottom + slack
      }
    }
  }

  private struct Bin: Hashable {
    var x: Int
    var y: Int
  }

  private func bin(_ x: Int, _ y: Int) -> Bin {
    let side = max(4, Int(characterHeight))
    return Bin(x: x / side, y: y / side)
  }

  private func bins(of frame: PixelFrame) -> [Bin] {
    let (first, last) = (
      bin(max(0, frame.left), max(0, frame.top)), bin(max(0, frame.right), max(0, frame.bottom))
    )
    return (first.y...last.y).flatMap { y in (first.x...last.x).map { Bin(x: $0, y: y) } }
  }

  private func add(_ frame: PixelFrame, to printed: inout [Bin: [PixelFrame]]) {
    for bin in bins(of: frame) { printed[bin, default: []].append(frame) }
  }
}

extension PixelFrame {
  fileprivate var longSide: Int { max(width, height) }

  fileprivate func holds(_ other: PixelFrame) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }
}
