/// Two sequences lined up in order so that what stands side by side is as alike as can be.
enum SequenceAlignment {
  /// For each element of the first the place of its partner in the second, if it has one.
  ///
  /// `likeness` is 0…1; elements less alike than `floor` are no partners.
  static func partners(
    _ count: Int, _ otherCount: Int, floor: Double, likeness: (Int, Int) -> Double
  ) -> [Int: Int] {
    guard count > 0, otherCount > 0 else { return [:] }
    let width = otherCount + 1
    var alike = Array(repeating: 0.0, count: count * otherCount)
    for i in 0..<count {
      for j in 0..<otherCount {
        let value = likeness(i, j)
        alike[i * otherCount + j] = value >= floor ? value : 0
      }
    }
    var best = Array(repeating: 0.0, count: (count + 1) * width)
    for i in stride(from: count - 1, through: 0, by: -1) {
      for j in stride(from: otherCount - 1, through: 0, by: -1) {
        best[i * width + j] = max(
          best[(i + 1) * width + j], best[i * width + j + 1],
          best[(i + 1) * width + j + 1] + alike[i * otherCount + j])
      }
    }
    return path(count, otherCount, alike, best)
  }

  private static func path(
    _ count: Int, _ otherCount: Int, _ alike: [Double], _ best: [Double]
  ) -> [Int: Int] {
    let width = otherCount + 1
    var partners: [Int: Int] = [:]
    var (i, j) = (0, 0)
    while i < count, j < otherCount {
      let value = alike[i * otherCount + j]
      let taken = best[(i + 1) * width + j + 1] + value
      if value > 0, abs(best[i * width + j] - taken) < 1e-9 {
        partners[i] = j
        (i, j) = (i + 1, j + 1)
      } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return partners
  }
}

/// How alike two texts are, 0…1.
enum TextLikeness {
  /// Twice the longest common subsequence against both lengths; texts are compared up to 400 scalars.
  static func ofOrder(_ first: String, _ second: String) -> Double {
    let a = Array(first.unicodeScalars.prefix(400))
    let b = Array(second.unicodeScalars.prefix(400))
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    var row = Array(repeating: 0, count: b.count + 1)
    for scalar in a {
      var diagonal = 0
      for (place, other) in b.enumerated() {
        let above = row[place + 1]
        row[place + 1] = scalar == other ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return 2 * Double(row[b.count]) / Double(a.count + b.count)
  }

  /// The share of parts both have, characters or texts, wherever they stand.
  static func ofContents<Part>(_ first: [Part: Int], _ second: [Part: Int]) -> Double {
    let total = first.values.reduce(0, +) + second.values.reduce(0, +)
    guard total > 0 else { return 1 }
    let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    return 2 * Double(common) / Double(total)
  }

  static func contents(of text: String) -> [Unicode.Scalar: Int] {
    text.unicodeScalars.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
