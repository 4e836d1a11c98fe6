import PageModel

/// Looks up a declaration's numbers among the columns of each line: computed columns.
struct LineScope {
  let ledger: Ledger

  func binding(of declaration: CheckDeclaration, record: Int) -> Binding {
    var binding = Binding(declaration: declaration, record: record)
    for table in ledger.lines[record] where table.name == declaration.group ?? table.name {
      guard let result = table.numberColumns(named: declaration.result.fields).first else {
        continue
      }
      let operands = declaration.operands.map { table.numberColumns(named: $0.fields).first }
      for line in 0..<table.lineCount {
        let equation = Equation(
          declaration, result: Lookup(table.columns[result].entries[line], in: ledger),
          operands: operands.map { column in
            Lookup(column.map { table.columns[$0].entries[line] }, in: ledger)
          })
        if let equation { binding.equations.append(equation) }
      }
    }
    return binding
  }
}
