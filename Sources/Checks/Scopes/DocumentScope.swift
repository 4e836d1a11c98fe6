import PageModel

/// Looks up a declaration's numbers in the tables of the whole document, by title, line and column.
struct DocumentScope {
  let ledger: Ledger
  /// The records of the profile the declaration belongs to.
  let records: [Int]

  /// Tables of the same title are taken in order: the first with the first, the second with the second.
  func binding(of declaration: CheckDeclaration) -> Binding {
    var binding = Binding(declaration: declaration, record: nil)
    let results = entries(of: declaration.result)
    let operands = declaration.operands.map(entries)
    for (place, result) in results.enumerated() {
      let lookups = operands.map { found in
        Lookup(found.count == results.count ? found[place] : nil, in: ledger)
      }
      let equation = Equation(
        declaration, result: Lookup(result, in: ledger), operands: lookups)
      if let equation, !equation.operands.contains(equation.result) {
        binding.equations.append(equation)
      }
    }
    return binding
  }

  /// One entry for each table whose title matches and that has the number.
  private func entries(of operand: CheckDeclaration.Operand) -> [Int] {
    records.compactMap { record in
      guard TitlePattern.matches(ledger.records[record].title, anyOf: operand.titles) else {
        return nil
      }
      return operand.lines.isEmpty ? plain(operand, in: record) : onLine(operand, in: record)
    }
  }

  private func plain(_ operand: CheckDeclaration.Operand, in record: Int) -> Int? {
    let fields = ledger.records[record].fields
    for name in operand.fields {
      if let place = fields.firstIndex(where: { $0.name == name }) {
        let entry = ledger.plain[record][place]
        return entry >= 0 ? entry : nil
      }
    }
    return nil
  }

  private func onLine(_ operand: CheckDeclaration.Operand, in record: Int) -> Int? {
    for (group, table) in ledger.lines[record].enumerated() {
      let wanted = table.numberColumns(named: operand.fields)
      for side in table.sides {
        guard let column = wanted.first(where: side.numbers.contains) else { continue }
        let heads = ledger.records[record].groups[group].heads(of: side, in: table)
        for name in operand.lines {
          for line in heads.indices where heads[line].label.isOne(of: [name]) {
            let entry = table.columns[column].entries[line]
            if entry >= 0 { return entry }
          }
        }
      }
    }
    return nil
  }
}
