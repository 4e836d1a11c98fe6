/// Groups of marked samples that touch, each a list of runs.
struct RunComponents {
  struct Run: Hashable {
    var row: Int
    var start: Int
    /// Past the last sample.
    var end: Int
  }

  /// In order of their first run.
  let components: [[Run]]

  /// Samples other than 0 are marked.
  init(mask: GrayRaster) {
    var runs: [Run] = []
    var parents: [Int] = []
    var above = 0..<0
    mask.samples.withUnsafeBufferPointer { samples in
      for y in 0..<mask.height {
        let firstHere = runs.count
        var x = 0
        var candidate = above.lowerBound
        while x < mask.width {
          guard samples[y * mask.width + x] != 0 else {
            x += 1
            continue
          }
          var end = x
          while end < mask.width, samples[y * mask.width + end] != 0 { end += 1 }
          let own = runs.count
          runs.append(Run(row: y, start: x, end: end))
          parents.append(own)
          while candidate < above.upperBound, runs[candidate].end < x { candidate += 1 }
          var other = candidate
          while other < above.upperBound, runs[other].start <= end {
            Self.join(own, other, in: &parents)
            other += 1
          }
          x = end
        }
        above = firstHere..<runs.count
      }
    }
    var groups: [Int: Int] = [:]
    var components: [[Run]] = []
    for index in runs.indices {
      let root = Self.root(of: index, in: &parents)
      if let group = groups[root] {
        components[group].append(runs[index])
      } else {
        groups[root] = components.count
        components.append([runs[index]])
      }
    }
    self.components = components
  }

  private static func root(of index: Int, in parents: inout [Int]) -> Int {
    var root = index
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private static func join(_ a: Int, _ b: Int, in parents: inout [Int]) {
    let (first, second) = (root(of: a, in: &parents), root(of: b, in: &parents))
    parents[max(first, second)] = min(first, second)
  }
}
