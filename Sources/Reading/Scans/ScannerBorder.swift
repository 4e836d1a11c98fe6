/// Takes the dark edges off a scan: what the scanner saw beside the sheet, and the sheet's own shadow.
///
/// They are told by their depth: a ruling at the picture's edge is thinner, a letter or seal that is cut off shorter.
package struct ScannerBorder {
  /// How deep a border is at least, and how long, in samples.
  private let (leastDepth, leastLength): (Int, Int)
  /// How much paper may lie outside of it, and how much shadow inside, in samples.
  private let fringe: Int

  package init(dotsPerInch: Double) {
    leastDepth = Int(dotsPerInch / 25.4)
    leastLength = Int(dotsPerInch / 25.4 * 10)
    fringe = Int(dotsPerInch / 25.4 / 2)
  }

  /// The share of the paper's grey up to which a sample is dark.
  private static let dark = 0.55
  /// The share from which it is paper.
  private static let light = 0.85
  /// A page whose paper is darker has no edges that could be told from it.
  private static let darkestPaper = 100
  /// So many samples of paper end a border; fewer are its noise.
  private static let end = 3

  /// One edge of a picture: places along it, and samples from each inwards.
  private struct Edge {
    var lineCount: Int
    var depth: Int
    var origin: Int
    var lineStep: Int
    var depthStep: Int

    func index(_ line: Int, _ depth: Int) -> Int { origin + line * lineStep + depth * depthStep }

    /// Top and bottom come first: what is dark from end to end is a side's.
    static func all(of raster: GrayRaster) -> [Edge] {
      let (width, height) = (raster.width, raster.height)
      return [
        Edge(lineCount: width, depth: height, origin: 0, lineStep: 1, depthStep: width),
        Edge(
          lineCount: width, depth: height, origin: (height - 1) * width, lineStep: 1,
          depthStep: -width),
        Edge(lineCount: height, depth: width, origin: 0, lineStep: width, depthStep: 1),
        Edge(lineCount: height, depth: width, origin: width - 1, lineStep: width, depthStep: -1),
      ]
    }
  }

  /// The raster with paper where its dark edges were.
  package func taken(off raster: consuming GrayRaster) -> GrayRaster {
    let paper = Self.paper(of: raster)
    guard paper >= Self.darkestPaper, leastDepth > 0 else { return raster }
    for edge in Edge.all(of: raster) {
      let depths = self.depths(along: edge, of: raster, paper: paper)
      for stretch in stretches(of: depths, upTo: edge.depth) {
        whiten(stretch, depths: depths, along: edge, of: &raster, paper: paper)
      }
    }
    return raster
  }

  /// The grey that six tenths of the samples do not exceed.
  private static func paper(of raster: GrayRaster) -> Int {
    var histogram = [Int](repeating: 0, count: 256)
    var count = 0
    for index in stride(from: 0, to: raster.samples.count, by: 13) {
      histogram[Int(raster.samples[index])] += 1
      count += 1
    }
    var seen = 0
    return histogram.firstIndex { level in
      seen += level
      return seen * 10 > count * 6
    } ?? 255
  }

  /// How far it is dark from the edge inwards, place by place; 0 where it is not.
  private func depths(along edge: Edge, of raster: GrayRaster, paper: Int) -> [Int] {
    let dark = UInt8(Double(paper) * Self.dark)
    return raster.samples.withUnsafeBufferPointer { samples in
      (0..<edge.lineCount).map { line in
        var (last, lights, depth) = (-1, 0, 0)
        while depth < edge.depth, lights < (last < 0 ? max(fringe, Self.end) : Self.end) {
          if samples[edge.index(line, depth)] < dark {
            (last, lights) = (depth, 0)
          } else {
            lights += 1
          }
          depth += 1
        }
        return last + 1
      }
    }
  }

  /// Where along the edge a border lies; `whole` is the depth of what is dark from end to end.
  private func stretches(of depths: [Int], upTo whole: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var (start, deep): (Int?, Int) = (nil, 0)
    for (line, depth) in (depths + [0]).enumerated() {
      if depth > 0 {
        start = start ?? line
        if depth >= leastDepth, depth < whole { deep += 1 }
      } else if let from = start {
        if deep >= leastLength { stretches.append(from..<line) }
        (start, deep) = (nil, 0)
      }
    }
    return stretches
  }

  private func whiten(
    _ stretch: Range<Int>, depths: [Int], along edge: Edge, of raster: inout GrayRaster,
    paper: Int
  ) {
    for line in stretch where depths[line] < edge.depth {
      // A ruling that begins at the border goes on further than what lies beside it.
      let near = depths[
        max(stretch.lowerBound, line - leastDepth)..<min(stretch.upperBound, line + leastDepth + 1)
      ].sorted()
      var end = min(depths[line], near[near.count / 2] + fringe)
      let beyond = (end..<min(edge.depth, end + leastDepth)).map {
        raster.samples[edge.index(line, $0)]
      }
      // The paper's grey here, and elsewhere where nothing of it follows.
      let brightest = beyond.max() ?? 0
      let ground = Double(brightest) < Double(paper) * Self.dark ? UInt8(paper) : brightest
      if end == depths[line] {
        end += beyond.prefix(fringe).prefix { Double($0) < Double(ground) * Self.light }.count
      }
      for depth in 0..<end { raster.samples[edge.index(line, depth)] = ground }
    }
  }
}
