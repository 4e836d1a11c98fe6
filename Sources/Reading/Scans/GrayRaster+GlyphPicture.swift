import PageModel

extension GrayRaster {
  /// Ink from this on belongs to the character; what is fainter surrounds it.
  private static let inked: UInt8 = 100

  /// The ink in some of the columns, in a square around it; nil where there is none.
  func picture(ofColumns columns: Range<Int>, pointsPerSample: Double) -> GlyphPicture? {
    guard let frame = inkFrame(inColumns: columns) else { return nil }
    let side = max(frame.width, frame.height)
    let rows = (frame.top..<frame.bottom).map { y in
      Self.spread(
        (frame.left..<frame.right).map { Double(255 - self[$0, y]) },
        from: (side - frame.width) / 2, over: side)
    }
    var squares = [Double](repeating: 0, count: GlyphPicture.side * GlyphPicture.side)
    for x in 0..<GlyphPicture.side {
      let column = Self.spread(
        rows.map { $0[x] }, from: (side - frame.height) / 2, over: side)
      for y in 0..<GlyphPicture.side { squares[y * GlyphPicture.side + x] = column[y] }
    }
    return GlyphPicture(squares: squares, points: Double(side) * pointsPerSample)
  }

  private func inkFrame(inColumns columns: Range<Int>) -> PixelFrame? {
    var frame = PixelFrame(left: .max, top: .max, right: 0, bottom: 0)
    samples.withUnsafeBufferPointer { samples in
      for y in 0..<height {
        for x in columns where 255 - samples[y * width + x] > Self.inked {
          frame.left = min(frame.left, x)
          frame.right = max(frame.right, x + 1)
          frame.top = min(frame.top, y)
          frame.bottom = y + 1
        }
      }
    }
    return frame.right > 0 ? frame : nil
  }

  /// What each of a picture's squares gets of a run of values that begins at `start` of `length` samples.
  private static func spread(_ values: [Double], from start: Int, over length: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count + 1)
    for (index, value) in values.enumerated() { sums[index + 1] = sums[index] + value }
    func sum(upTo position: Double) -> Double {
      let place = min(max(position - Double(start), 0), Double(values.count))
      let whole = Int(place)
      guard whole < values.count else { return sums[values.count] }
      return sums[whole] + (place - Double(whole)) * values[whole]
    }
    let step = Double(length) / Double(GlyphPicture.side)
    let ends = (0...GlyphPicture.side).map { sum(upTo: Double($0) * step) }
    return zip(ends, ends.dropFirst()).map { $1 - $0 }
  }
}
