import PageModel

/// Finds where the characters of a line that was read stand, and takes their pictures.
///
/// The engine's boxes are rough: they drift by up to a character. Cuts go where there is little ink, so that each
/// character is as wide as its kind and as near its box as the cuts allow; the best are found by dynamic programming.
package struct CharacterCutter {
  /// The line with paper around it, its noise made white.
  private let raster: GrayRaster
  /// In samples of the page.
  private let left: Int
  /// The height of a character, in samples.
  private let height: Double
  private let pointsPerSample: Double
  /// Of each column, how many samples of full black it has.
  private let ink: [Double]
  /// Columns with more are not blank.
  private let blank: Double

  /// What a cut costs for each share of a character's height that it goes through: more than any box is off.
  private static let cutCost = 12.0
  /// What a width that is not of the character's kind costs for each height of a character.
  private static let widthCost = 3.0
  /// What a gap inside a mark, a digit or a letter costs; the parts of ideographs stand apart.
  private static let gapCost = 0.1
  /// In heights of a character: no box is further off, and no character wider.
  private static let (reach, widest) = (4.0, 1.5)
  /// Ink below this is noise in the paper.
  private static let faintest: UInt8 = 60
  private static let margin = 4
  /// Ink so near the end of the margin is none of the line's, in samples.
  private static let trace = 3

  package init(_ frame: PixelFrame, on page: StraightPage) {
    let whole = PixelFrame(
      left: frame.left - Self.margin, top: frame.top - Self.margin,
      right: frame.right + Self.margin, bottom: frame.bottom + Self.margin
    ).clamped(width: page.text.width, height: page.text.height)
    raster = page.text.cropped(to: whole)
      .stretched(from: page.preparation.black, to: page.preparation.white)
    left = whole.left
    let tall = Double(frame.height)
    height = tall > page.characterHeight * 1.15 ? tall : page.characterHeight
    pointsPerSample = 72 / page.dotsPerInch
    blank = page.isNoisy ? height * 0.03 : 0.5
    var sums = [Int](repeating: 0, count: raster.width)
    for y in 0..<raster.height {
      for x in 0..<raster.width {
        let black = 255 - raster[x, y]
        if black >= Self.faintest { sums[x] += Int(black) }
      }
    }
    ink = sums.map { Double($0) / 255 }
  }

  /// The characters' pictures; empty where the line cannot be cut into as many characters.
  package func pictures(of reading: LineReading) -> [GlyphPicture] { cut(reading).pictures }

  /// The characters' pictures and their columns in samples of the page; both empty where the line cannot be cut so.
  package func cut(_ reading: LineReading) -> (pictures: [GlyphPicture], places: [Range<Int>]) {
    let columns = columns(of: reading)
    let pictures = columns.compactMap { columns in
      raster.picture(ofColumns: columns, pointsPerSample: pointsPerSample)
    }
    guard pictures.count == reading.characters.count else { return ([], []) }
    return (pictures, columns.map { $0.lowerBound + left..<$0.upperBound + left })
  }

  /// The columns of the line's raster that each character's ink takes; empty where it cannot be cut so.
  package func columns(of reading: LineReading) -> [Range<Int>] {
    let (cuts, next, last) = (cuts, nextInk, lastInk)
    guard !reading.characters.isEmpty, cuts.count > reading.characters.count else { return [] }
    var search = CutSearch(count: reading.characters.count, width: cuts.count)
    for place in cuts.indices where place == 0 || cuts[place] <= next[0] { search.begin(at: place) }
    for (index, character) in reading.characters.enumerated() {
      let kind = CharacterWidth(character.scalar)
      let box = character.frame
      let middle = Double(box.left + box.right) / 2 - Double(left)
      for from in 0..<cuts.count - 1 where search.leads(to: from, before: index) {
        let start = next[cuts[from]]
        guard abs(Double(start) - middle) < Self.reach * height else { continue }
        for to in from + 1..<cuts.count {
          let stop = last[cuts[to]] + 1
          guard stop > start else { continue }
          let wide = Double(stop - start) / height
          if wide > Self.widest { break }
          let parts = kind.hasParts ? 0 : Double(to - from - 1) * Self.gapCost
          let cost =
            abs(Double(start + stop) / 2 - middle) / height + kind.misfit(wide) * Self.widthCost
            + cost(ofCut: cuts[to]) + parts
          search.offer(cost, forCharacter: index, from: from, to: to)
        }
      }
    }
    // Behind the last character there is no ink but a trace.
    let end = cuts.lastIndex { next[$0] < ink.count - Self.trace }.map { $0 + 1 } ?? 0
    return search.cheapest(endingFrom: end).map { next[cuts[$0]]..<last[cuts[$1]] + 1 }
  }

  private func cost(ofCut column: Int) -> Double {
    column < ink.count ? ink[column] / height * Self.cutCost : 0
  }

  /// Where the line may be cut: columns with no more ink than those beside them, and its ends.
  private var cuts: [Int] {
    let reach = max(1, Int(height * 0.06))
    var cuts: [Int] = []
    var x = 0
    while x < ink.count {
      let least = ink[max(0, x - reach)..<min(ink.count, x + reach + 1)].min() ?? 0
      guard ink[x] <= least else {
        x += 1
        continue
      }
      var end = x
      while end + 1 < ink.count, ink[end + 1] == ink[x] { end += 1 }
      cuts.append((x + end) / 2)
      x = end + 1
    }
    if (cuts.first ?? .max) > Self.margin { cuts.insert(0, at: 0) }
    if (cuts.last ?? 0) < ink.count - Self.margin - 1 { cuts.append(ink.count) }
    return cuts
  }

  /// For each column and the end, the first one from there on that has ink.
  private var nextInk: [Int] {
    var next = [Int](repeating: ink.count, count: ink.count + 1)
    for x in ink.indices.reversed() { next[x] = ink[x] > blank ? x : next[x + 1] }
    return next
  }

  /// For each column and the end, the last one before it that has ink; −1 for none.
  private var lastInk: [Int] {
    var last = [Int](repeating: -1, count: ink.count + 1)
    for x in ink.indices { last[x + 1] = ink[x] > blank ? x : last[x] }
    return last
  }
}

/// The cheapest way to give each character of a line, one after another, what is between two cuts.
private struct CutSearch {
  /// How many characters, and how many places to cut there are.
  private let (count, width): (Int, Int)
  /// By character and place, what the characters before cost when the next one begins there.
  private var costs: [Double]
  /// Where the last of those begins.
  private var origins: [Int]

  init(count: Int, width: Int) {
    (self.count, self.width) = (count, width)
    costs = Array(repeating: .infinity, count: (count + 1) * width)
    origins = Array(repeating: 0, count: costs.count)
  }

  mutating func begin(at place: Int) { costs[place] = 0 }

  func leads(to place: Int, before character: Int) -> Bool {
    costs[character * width + place] < .infinity
  }

  mutating func offer(_ cost: Double, forCharacter character: Int, from: Int, to: Int) {
    let whole = cost + costs[character * width + from]
    let target = (character + 1) * width + to
    if whole < costs[target] { (costs[target], origins[target]) = (whole, from) }
  }

  /// The places before and behind each character, the last from `end` on; empty where no way leads there.
  func cheapest(endingFrom end: Int) -> [(Int, Int)] {
    let finals = (end..<width).filter { leads(to: $0, before: count) }
    guard
      var place = finals.min(by: { costs[count * width + $0] < costs[count * width + $1] })
    else { return [] }
    var pairs: [(Int, Int)] = []
    for character in stride(from: count, to: 0, by: -1) {
      let from = origins[character * width + place]
      pairs.append((from, place))
      place = from
    }
    return pairs.reversed()
  }
}

/// How wide characters of a kind are, in heights of a character.
private struct CharacterWidth {
  private let widths: ClosedRange<Double>
  /// Whether its parts may stand apart from each other.
  let hasParts: Bool

  private static let narrow = Set("，。、;；:：.,·’‘“”\"'|!！()（）-".unicodeScalars)

  init(_ scalar: Unicode.Scalar) {
    hasParts = (0x3400...0x9FFF).contains(scalar.value)
    widths =
      switch scalar {
      case _ where hasParts: 0.45...1.1
      case _ where Self.narrow.contains(scalar): 0...0.42
      case "1": 0.08...0.6
      case "0"..."9": 0.28...0.6
      case "—", "…": 0...2
      default: 0.05...0.75
      }
  }

  /// By how much a width is too small or too large.
  func misfit(_ width: Double) -> Double {
    max(0, widths.lowerBound - width) + max(0, width - widths.upperBound)
  }
}
