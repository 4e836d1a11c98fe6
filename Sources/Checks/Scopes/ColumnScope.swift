import PageModel

/// Looks up a declaration's numbers among the lines of each number column, by their labels.
struct ColumnScope {
  let ledger: Ledger

  func binding(of declaration: CheckDeclaration, record: Int) -> Binding {
    var binding = Binding(declaration: declaration, record: record)
    for (group, table) in ledger.lines[record].enumerated()
    where table.name == declaration.group ?? table.name {
      let wanted = Set(table.numberColumns(named: declaration.result.fields))
      for side in table.sides where !wanted.isDisjoint(with: side.numbers) {
        let heads = ledger.records[record].groups[group].heads(of: side, in: table)
        let result = line(declaration.result, among: heads)
        let operands = declaration.operands.map { line($0, among: heads) }
        for column in side.numbers where wanted.contains(column) {
          func lookup(_ line: Int?) -> Lookup {
            Lookup(line.map { table.columns[column].entries[$0] }, in: ledger)
          }
          let equation = Equation(
            declaration, result: lookup(result), operands: operands.map(lookup))
          if let equation { binding.equations.append(equation) }
        }
      }
    }
    return binding
  }

  private func line(
    _ operand: CheckDeclaration.Operand, among heads: [LineHead]
  ) -> Int? {
    for name in operand.lines {
      if let line = heads.firstIndex(where: { $0.label.isOne(of: [name]) }) { return line }
    }
    return nil
  }
}
