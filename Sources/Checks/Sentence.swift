import PageModel

/// Says in one sentence what a check found, naming each number with its place.
struct Sentence {
  let ledger: Ledger

  func failure(of equation: Equation) -> String {
    let reckoning = equation.relation.reckoning
    return "\(number(equation.result)) is not \(reckoning.phrase) \(list(equation.operands))"
  }

  func success(of equation: Equation) -> String {
    let reckoning = equation.relation.reckoning
    return "\(number(equation.result)) is \(reckoning.phrase) \(list(equation.operands))"
  }

  /// "年度资金总额 230.95 (t1[3,5], page 1)".
  func number(_ entry: Int) -> String {
    let field = ledger.field(entry)
    return "\(name(entry)) \(field.value ?? field.raw ?? "?") (\(field.evidence.described))"
  }

  private func list(_ entries: [Int]) -> String {
    let numbers = entries.map(number)
    guard let last = numbers.last, numbers.count > 1 else { return numbers.first ?? "nothing" }
    guard numbers.count <= 4 else {
      return "the \(numbers.count) numbers from \(numbers[0]) to \(last)"
    }
    return numbers.dropLast().joined(separator: ", ") + " and " + last
  }

  private func name(_ entry: Int) -> String {
    let place = ledger.entries[entry].place
    let field = ledger.field(entry)
    guard let (group, line) = place.item else { return field.label }
    let table = ledger.lines[place.record][group]
    let column = table.columns.firstIndex { $0.fields[line] == place.field }
    let side = table.sides.first { side in column.map(side.numbers.contains) ?? false }
    guard let side else { return field.label }
    let head = ledger.records[place.record].groups[group].heads(of: side, in: table)[line]
    return head.printed.isEmpty ? field.label : "\(head.printed), \(field.label)"
  }
}
