/// Which lines stand under which, and which lines are totals; over one or several sides of a table.
struct LineTree {
  /// A line on one side.
  struct Node: Hashable {
    var side: Int
    var line: Int
  }

  /// A line and those one level below it.
  struct Family: Hashable {
    var parent: Node
    var children: [Node]
  }

  /// A total line and the sets of lines it may be the total of, likeliest first.
  struct Total: Hashable {
    var node: Node
    var readings: [[Node]]
  }

  var families: [Family] = []
  var totals: [Total] = []
}

extension LineTree {
  /// A line in reading order with the level it stands on; totals have none.
  struct Step: Hashable {
    var node: Node
    /// From 1; nil for a total.
    var level: Int?
    /// A part that need not make up the whole with its neighbours (其中).
    var isPartial = false
  }

  /// Builds the tree of lines whose levels are known; a child stands under the last line above its level.
  init(_ steps: [Step]) {
    var open: [(level: Int, family: Int)] = []
    for step in steps {
      guard let level = step.level else {
        open.removeAll()
        continue
      }
      while let last = open.last, last.level >= level { open.removeLast() }
      if let last = open.last { families[last.family].children.append(step.node) }
      open.append((level, families.count))
      families.append(Family(parent: step.node, children: []))
    }
    dropPartialFamilies(of: steps)
    totals = Self.totals(among: steps)
  }

  /// Parts that only exemplify their whole need not add up to it.
  private mutating func dropPartialFamilies(of steps: [Step]) {
    let partial = Set(steps.filter(\.isPartial).map(\.node))
    families.removeAll { $0.children.isEmpty || !partial.isDisjoint(with: $0.children) }
  }

  /// A total is of the lines since the last total, that total included, or of those after it.
  private static func totals(among steps: [Step]) -> [Total] {
    var totals: [Total] = []
    var since: [Step] = []
    var before: [Step] = []
    var lastTotal: Node?
    for (place, step) in steps.enumerated() {
      guard step.level == nil else {
        since.append(step)
        continue
      }
      before += since
      var readings = [tops(of: since, after: lastTotal), tops(of: since, after: nil)]
      readings.append(tops(of: before, after: nil))
      if since.isEmpty || lastTotal == nil {
        let rest = steps[(place + 1)...]
        readings.append(tops(of: rest.prefix { $0.level != nil }, after: nil))
        readings.append(tops(of: rest.filter { $0.level != nil }, after: nil))
      }
      totals.append(Total(node: step.node, readings: distinct(readings)))
      lastTotal = step.node
      since = []
    }
    return totals
  }

  /// The lines of the highest level among the steps, with the total they continue.
  private static func tops(of steps: some Sequence<Step>, after total: Node?) -> [Node] {
    let steps = Array(steps)
    let top = steps.compactMap(\.level).min()
    let nodes = steps.filter { $0.level == top && !$0.isPartial }.map(\.node)
    return nodes.isEmpty ? [] : (total.map { [$0] } ?? []) + nodes
  }

  private static func distinct(_ readings: [[Node]]) -> [[Node]] {
    var seen: Set<[Node]> = []
    return readings.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
