/// Lines that hang together by crossing or touching: the drawing of one table.
struct LineNetwork {
  var horizontals: [RuledLine]
  var verticals: [RuledLine]
}

extension LineNetwork {
  /// The networks among the lines, each with lines of both axes, ordered by their first horizontal.
  static func networks(
    horizontals: [RuledLine], verticals: [RuledLine], tolerances: GridTolerances
  ) -> [LineNetwork] {
    var sets = DisjointSets(count: horizontals.count + verticals.count)
    for (index, line) in horizontals.enumerated() {
      var other = firstIndex(in: verticals, from: line.start - tolerances.reach - 3)
      while other < verticals.count, verticals[other].position <= line.end + tolerances.reach + 3 {
        if meet(line, verticals[other], tolerances) {
          sets.join(index, horizontals.count + other)
        }
        other += 1
      }
    }
    var networks: [Int: LineNetwork] = [:]
    var order: [Int] = []
    for index in 0..<horizontals.count + verticals.count {
      let root = sets.root(of: index)
      if networks[root] == nil { order.append(root) }
      var network = networks[root] ?? LineNetwork(horizontals: [], verticals: [])
      if index < horizontals.count {
        network.horizontals.append(horizontals[index])
      } else {
        network.verticals.append(verticals[index - horizontals.count])
      }
      networks[root] = network
    }
    return order.compactMap { networks[$0] }
      .filter { !$0.horizontals.isEmpty && !$0.verticals.isEmpty }
  }

  private static func meet(
    _ horizontal: RuledLine, _ vertical: RuledLine, _ tolerances: GridTolerances
  ) -> Bool {
    let reach = tolerances.reach + (horizontal.thickness + vertical.thickness) / 2
    return vertical.position >= horizontal.start - reach
      && vertical.position <= horizontal.end + reach
      && horizontal.position >= vertical.start - reach
      && horizontal.position <= vertical.end + reach
  }

  /// The first of the lines, which are ordered by position, at or beyond the position.
  private static func firstIndex(in lines: [RuledLine], from position: Double) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Numbers from 0 in sets that can only be joined (union by root, path halving).
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (rootA, rootB) = (root(of: a), root(of: b))
    if rootA != rootB { parents[max(rootA, rootB)] = min(rootA, rootB) }
  }
}
