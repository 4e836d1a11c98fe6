import PageModel

/// Looks up a declaration's numbers in the tables of the whole document, by title, line and column.
struct DocumentScope {
  let ledger: Ledger
  /// The records of the profile the declaration belongs to.
  let records: [Int]

  /// The name that stands for every line: numbers are compared line by line, by their labels.
  private static let everyLine = ["*"]

  /// Tables of the same title are taken in order: the first with the first, the second with the second.
  func binding(of declaration: CheckDeclaration) -> Binding {
    var binding = Binding(declaration: declaration, record: nil)
    let results = tables(of: declaration.result)
    let operands = declaration.operands.map(tables)
    for (place, result) in results.enumerated() {
      let beside = operands.map { $0.count == results.count ? $0[place] : [:] }
      if declaration.result.lines == Self.everyLine {
        binding.equations += lineByLine(declaration, result, beside)
      } else if let equation = equation(declaration, result, beside) {
        binding.equations.append(equation)
      }
    }
    return binding
  }

  /// The numbers one table has for an operand, by the name they answer to, in the names' order.
  private typealias Numbers = [String: [Int]]

  private func equation(
    _ declaration: CheckDeclaration, _ result: Numbers, _ operands: [Numbers]
  ) -> Equation? {
    let totals = Self.ordered(result, by: declaration.result)
    let parts = zip(operands, declaration.operands).map { Self.ordered($0, by: $1) }
    var first: Equation?
    for total in totals {
      for choice in 0..<max(1, parts.map(\.count).max() ?? 1) {
        let lookups = parts.map {
          Lookup($0.isEmpty ? nil : $0[min(choice, $0.count - 1)], in: ledger)
        }
        guard
          let equation = Equation(
            declaration, result: Lookup(total, in: ledger), operands: lookups),
          !equation.operands.contains(total)
        else { continue }
        first = first ?? equation
        if equation.verdict(in: ledger) != .fails { return equation }
      }
    }
    return first
  }

  private func lineByLine(
    _ declaration: CheckDeclaration, _ result: Numbers, _ operands: [Numbers]
  ) -> [Equation] {
    result.sorted { ($0.value.first ?? -1) < ($1.value.first ?? -1) }.compactMap { label, totals in
      let lookups = operands.map { Lookup($0[label]?.first, in: ledger) }
      let equation = Equation(
        declaration, result: Lookup(totals.first, in: ledger), operands: lookups)
      return equation.flatMap { $0.operands.contains($0.result) ? nil : $0 }
    }
  }

  private static func ordered(
    _ numbers: Numbers, by operand: CheckDeclaration.Operand
  ) -> [Int] {
    (operand.lines.isEmpty ? operand.fields : operand.lines).flatMap { numbers[$0] ?? [] }
  }
}

extension DocumentScope {
  /// For each table whose title matches, the numbers it has for the operand; tables without are left out.
  private func tables(of operand: CheckDeclaration.Operand) -> [Numbers] {
    records.compactMap { record in
      guard TitlePattern.matches(ledger.records[record].title, anyOf: operand.titles) else {
        return nil
      }
      let numbers =
        operand.lines.isEmpty ? plain(operand, in: record) : lines(operand, in: record)
      return numbers.isEmpty ? nil : numbers
    }
  }

  private func plain(_ operand: CheckDeclaration.Operand, in record: Int) -> Numbers {
    var numbers: Numbers = [:]
    for (field, entry) in zip(ledger.records[record].fields, ledger.plain[record])
    where entry >= 0 && operand.fields.contains(field.name) {
      numbers[field.name, default: []].append(entry)
    }
    return numbers
  }

  private func lines(_ operand: CheckDeclaration.Operand, in record: Int) -> Numbers {
    var numbers: Numbers = [:]
    for (group, table) in ledger.lines[record].enumerated() {
      let wanted = table.numberColumns(named: operand.fields)
      for side in table.sides {
        guard let column = wanted.first(where: side.numbers.contains) else { continue }
        let heads = ledger.records[record].groups[group].heads(of: side, in: table)
        for (line, head) in heads.enumerated() {
          let entry = table.columns[column].entries[line]
          guard entry >= 0, let name = name(of: head, in: operand) else { continue }
          numbers[name, default: []].append(entry)
        }
      }
    }
    return numbers
  }

  /// The operand's name that the line answers to; its own words where every line is asked for.
  private func name(of head: LineHead, in operand: CheckDeclaration.Operand) -> String? {
    if operand.lines == Self.everyLine {
      return head.label.words.isEmpty ? nil : head.label.words
    }
    return operand.lines.first { head.label.isOne(of: [$0]) }
  }
}
