/// Groups of marked samples that touch, each a list of runs.
struct RunComponents {
  struct Run: Hashable {
    var row: Int
    var start: Int
    /// Past the last sample.
    var end: Int
  }

  /// Row by row from the left.
  let runs: [Run]
  /// To which component each run belongs; they are numbered in order of their first run.
  let owners: [Int]
  let count: Int

  /// Samples other than 0 are marked.
  init(mask: GrayRaster) { self.init(mask) { $0 != 0 } }

  /// Groups the samples of which `isMarked` is true.
  @inline(__always)
  init(_ raster: GrayRaster, where isMarked: (UInt8) -> Bool) {
    var forest = RunForest()
    var marks = [UInt8](repeating: 0, count: (raster.width + 7) & ~7)
    raster.samples.withUnsafeBufferPointer { samples in
      marks.withUnsafeMutableBytes { marks in
        for y in 0..<raster.height {
          let line = y * raster.width
          for x in 0..<raster.width { marks[x] = isMarked(samples[line &+ x]) ? 1 : 0 }
          forest.add(row: y, UnsafeRawBufferPointer(marks))
        }
      }
    }
    runs = forest.runs
    (owners, count) = forest.owners
  }

  /// In order of their first run.
  var components: [[Run]] {
    var components = [[Run]](repeating: [], count: count)
    for (run, owner) in zip(runs, owners) { components[owner].append(run) }
    return components
  }
}

extension PixelFrame {
  /// What encloses the runs; there is one at least.
  init(enclosing runs: [RunComponents.Run]) {
    self.init(left: Int.max, top: Int.max, right: 0, bottom: 0)
    for run in runs {
      left = min(left, run.start)
      right = max(right, run.end)
      top = min(top, run.row)
      bottom = max(bottom, run.row + 1)
    }
  }
}

extension RunComponents {
  /// The first place from there on with that mark, the count where there is none.
  static func next(_ mark: UInt8, in marks: UnsafeRawBufferPointer, from start: Int) -> Int {
    var place = start
    let other: UInt64 = mark == 0 ? 0x0101_0101_0101_0101 : 0
    while place < marks.count, marks[place] != mark {
      if place & 7 == 0, marks.load(fromByteOffset: place, as: UInt64.self) == other {
        place += 8
      } else {
        place += 1
      }
    }
    return place
  }
}

/// The runs of the rows so far, joined where they touch.
private struct RunForest {
  private(set) var runs: [RunComponents.Run] = []
  /// For each run one before it that it is joined with, itself for the first of its component.
  private var parents: [Int] = []
  /// The runs of the row above.
  private var above = 0..<0

  /// Adds the runs of a row's marks, which are 1 or 0; their count is a multiple of eight.
  mutating func add(row: Int, _ marks: UnsafeRawBufferPointer) {
    let first = runs.count
    var candidate = above.lowerBound
    var start = RunComponents.next(1, in: marks, from: 0)
    while start < marks.count {
      let end = RunComponents.next(0, in: marks, from: start)
      let own = runs.count
      runs.append(RunComponents.Run(row: row, start: start, end: end))
      parents.append(own)
      while candidate < above.upperBound, runs[candidate].end < start { candidate += 1 }
      var other = candidate
      while other < above.upperBound, runs[other].start <= end {
        join(own, other)
        other += 1
      }
      start = RunComponents.next(1, in: marks, from: end)
    }
    above = first..<runs.count
  }

  /// For each run the number of its component, and how many there are.
  var owners: ([Int], count: Int) {
    var owners: [Int] = []
    owners.reserveCapacity(parents.count)
    var count = 0
    for (run, parent) in parents.enumerated() {
      // A run's parent stands before it and has its number already.
      owners.append(parent == run ? count : owners[parent])
      if parent == run { count += 1 }
    }
    return (owners, count)
  }

  private mutating func root(of run: Int) -> Int {
    var root = run
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }
}
