/// Whether a line's ink speaks for other marks than were read.
///
/// A recogniser knows where a sentence may have a mark, and puts one for another without a doubt. The ink tells otherwise
/// by the number of its pieces: of 522 colons and semicolons in eighteen scanned documents seven were of one piece, and
/// all seven were misread. No reading changes by it.
///
/// Room for a mark between two ideographs, and ink behind a line that is too faint to be read, were tried as well: on
/// clean scans neither is seen, and on bad ones they told of broken and of stray ink alone.
package struct MarkEvidence {
  private let line: TextLine
  /// The height of the line's characters, in samples.
  private let height: Double

  /// Marks of two pieces over each other.
  private static let pairs: Set<Unicode.Scalar> = [":", ";", "：", "；"]
  /// In heights of a character: ink that is larger is none of a mark.
  private static let largestPiece = 0.42

  package init(_ line: TextLine, on page: StraightPage) {
    self.line = line
    let tall = Double(line.frame.height)
    height = tall > page.characterHeight * 1.15 ? tall : page.characterHeight
  }

  /// Of each character that stands in those columns of the page, 0…1; empty where the columns are not known.
  package func doubts(of reading: LineReading, at columns: [Range<Int>]) -> [Double] {
    let scalars = reading.characters.map(\.scalar)
    guard columns.count == scalars.count else { return [] }
    return zip(scalars, columns).map { scalar, columns in
      Self.pairs.contains(scalar) && pieceCount(in: columns) == 1 ? 1 : 0
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
}
