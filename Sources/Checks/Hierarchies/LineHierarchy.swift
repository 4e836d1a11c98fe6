import PageModel

/// Ties a hierarchy of lines to equations: each line is the sum of those one level below it.
struct LineHierarchy {
  let ledger: Ledger
  let declaration: CheckDeclaration
  let record: Int

  func equations() -> [Equation] {
    ledger.lines[record].indices.flatMap { group -> [Equation] in
      let table = ledger.lines[record][group]
      guard table.name == declaration.group ?? table.name else { return [] }
      let heads = table.sides.map { ledger.records[record].groups[group].heads(of: $0, in: table) }
      return equations(of: table, heads: heads)
    }
  }

  private func equations(of table: LineTable, heads: [[LineHead]]) -> [Equation] {
    let wanted = Set(table.numberColumns(named: declaration.result.fields))
    let sides = table.sides.map { side in side.numbers.filter(wanted.contains) }
    let codes = heads.map(CodeLevels.init)
    if codes.allSatisfy({ $0 != nil }), Set(sides.map(\.count)).count == 1 {
      let steps = heads.indices.flatMap { side in
        self.steps(side: side, heads: heads[side]) { codes[side]?.level(of: $0) }
      }
      return equations(of: LineTree(steps), columns: sides, in: table)
    }
    return heads.indices.flatMap { side -> [Equation] in
      let tree = LineTree(self.steps(side: side, heads: heads[side], codes: codes[side]))
      return equations(of: tree, columns: sides, in: table)
    }
  }

  private func steps(side: Int, heads: [LineHead], codes: CodeLevels?) -> [LineTree.Step] {
    if let codes {
      return steps(side: side, heads: heads) { codes.level(of: $0) }
    }
    let isTotal = heads.map { $0.label.isOne(of: declaration.result.lines) }
    let levels = NumberedLevels(heads, isTotal: isTotal).levels
    return steps(side: side, heads: heads) { levels[$0] }
  }

  /// Lines that are neither totals nor have a level are left out.
  private func steps(
    side: Int, heads: [LineHead], level: (Int) -> Int?
  ) -> [LineTree.Step] {
    heads.indices.compactMap { line in
      let node = LineTree.Node(side: side, line: line)
      let head = heads[line]
      if head.label.isOne(of: declaration.result.lines) {
        return LineTree.Step(node: node, level: nil)
      }
      guard let level = level(line) else { return nil }
      return LineTree.Step(node: node, level: level, isPartial: head.label.isPartial)
    }
  }
}

extension LineHierarchy {
  /// `columns` are the number columns of each side; columns at the same place belong together.
  private func equations(
    of tree: LineTree, columns: [[Int]], in table: LineTable
  ) -> [Equation] {
    let width = columns.map(\.count).max() ?? 0
    func entry(_ node: LineTree.Node, _ column: Int) -> Int {
      guard column < columns[node.side].count else { return -1 }
      return table.columns[columns[node.side][column]].entries[node.line]
    }
    func sum(_ total: LineTree.Node, of parts: [LineTree.Node], column: Int) -> Equation? {
      guard !parts.contains(where: { isLeftOut($0, columns, column, in: table) }) else {
        return nil
      }
      return Equation(
        total: entry(total, column), parts: parts.map { entry($0, column) }, in: ledger)
    }
    var equations: [Equation] = []
    for family in tree.families {
      for column in 0..<width {
        if let sum = sum(family.parent, of: family.children, column: column) {
          equations.append(sum)
        }
      }
    }
    for total in tree.totals {
      let readings = total.readings.map { parts in
        (0..<width).compactMap { sum(total.node, of: parts, column: $0) }
      }
      equations += Equation.likeliest(of: readings, in: ledger)
    }
    return equations
  }

  /// Whether a line bears numbers but not its own total: that blank is no zero.
  private func isLeftOut(
    _ node: LineTree.Node, _ columns: [[Int]], _ place: Int, in table: LineTable
  ) -> Bool {
    let side = columns[node.side]
    guard place < side.count, let header = table.columns[side[place]].path.parts.last,
      LineLabel(header).isOne(of: declaration.result.lines)
    else { return false }
    func amount(_ column: Int) -> Amount? {
      let entry = table.columns[column].entries[node.line]
      return entry < 0 ? nil : ledger.amount(entry)
    }
    return amount(side[place]) == nil && side.contains { amount($0).map { !$0.isZero } ?? false }
  }
}
