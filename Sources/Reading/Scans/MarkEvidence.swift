/// Whether a line's ink speaks for marks that were not read, or for others than were read.
///
/// A recogniser knows where a sentence may have a mark, and reads one over or puts one for another without a doubt.
/// The ink tells otherwise by room, by number of pieces and by what is too faint to be read. No reading changes by it.
package struct MarkEvidence {
  private let line: TextLine
  private let page: StraightPage
  /// The height of the line's characters, in samples.
  private let height: Double

  /// Marks of two pieces over each other.
  private static let pairs: Set<Unicode.Scalar> = [":", ";", "：", "；"]
  /// In heights of a character: ink that is larger is none of a mark.
  private static let largestPiece = 0.42
  /// In heights of a character: ideographs in running text stand nearer, and a mark of half a width takes more.
  ///
  /// In eighteen scanned documents two such stood more than 0.5 apart, one of them beside a misread character.
  private static let (near, far) = (0.5, 0.9)
  /// Where a mark may stand behind the last character, in heights of a character.
  private static let behind = 0.08...0.95
  /// Ink below this is noise in the paper.
  private static let faintest = 36
  /// In squares of a character's height: the black of a speck, and that of a faint mark.
  private static let (speck, mark) = (0.002, 0.006)

  package init(_ line: TextLine, on page: StraightPage) {
    (self.line, self.page) = (line, page)
    let tall = Double(line.frame.height)
    height = tall > page.characterHeight * 1.15 ? tall : page.characterHeight
  }

  /// Of each character that stands in those columns of the page, 0…1; empty where the columns are not known.
  package func doubts(of reading: LineReading, at columns: [Range<Int>]) -> [Double] {
    let scalars = reading.characters.map(\.scalar)
    guard columns.count == scalars.count else { return [] }
    return scalars.indices.map { index in
      if Self.pairs.contains(scalars[index]) {
        return pieceCount(in: columns[index]) == 1 ? 1 : 0
      }
      guard Self.isIdeograph(scalars[index]) else { return 0 }
      guard index + 1 < scalars.count else { return faintMark(behind: columns[index].upperBound) }
      guard Self.isIdeograph(scalars[index + 1]) else { return 0 }
      let gap = Double(columns[index + 1].lowerBound - columns[index].upperBound) / height
      return Self.share(of: gap, from: Self.near, to: Self.far)
    }
  }

  /// How many pieces of ink a mark in those columns has; larger ones belong to what stands beside it.
  private func pieceCount(in columns: Range<Int>) -> Int {
    line.components.count { piece in
      let frame = piece.frame
      let common = min(frame.right, columns.upperBound) - max(frame.left, columns.lowerBound)
      return piece.area >= 2 && common * 2 > frame.width
        && Double(max(frame.width, frame.height)) < height * Self.largestPiece
    }
  }

  /// How much ink too faint to be read stands where a mark would behind a line's last character.
  private func faintMark(behind end: Int) -> Double {
    let frame = PixelFrame(
      left: end + Int(Self.behind.lowerBound * height) + 1, top: line.frame.top,
      right: end + Int(Self.behind.upperBound * height), bottom: line.frame.bottom
    ).clamped(width: page.text.width, height: page.text.height)
    guard frame.width > 0, frame.height > 0 else { return 0 }
    let raster = page.text.cropped(to: frame)
      .stretched(from: page.preparation.black, to: page.preparation.white)
    var (black, top, bottom) = (0, Int.max, 0)
    for y in 0..<raster.height {
      for x in 0..<raster.width where 255 - Int(raster[x, y]) >= Self.faintest {
        black += 255 - Int(raster[x, y])
        (top, bottom) = (min(top, y), y + 1)
      }
    }
    // What is higher is left of a ruling or of a seal.
    guard black > 0, Double(bottom - top) < height * Self.largestPiece else { return 0 }
    return Self.share(
      of: Double(black) / 255 / (height * height), from: Self.speck, to: Self.mark)
  }

  private static func share(of value: Double, from least: Double, to most: Double) -> Double {
    min(1, max(0, (value - least) / (most - least)))
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value)
  }
}
