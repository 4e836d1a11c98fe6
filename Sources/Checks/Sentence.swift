import PageModel

/// Says in one sentence what a check found, naming each number with its place.
struct Sentence {
  let ledger: Ledger

  func failure(of equation: Equation) -> String {
    let reckoning = equation.relation.reckoning
    let isMixed = equation.mixesUnits(in: ledger)
    let parts = list(equation.operands, inBaseUnit: isMixed)
    return "\(number(equation.result, inBaseUnit: isMixed)) is not \(reckoning.phrase) \(parts)"
  }

  func success(of equation: Equation) -> String {
    let reckoning = equation.relation.reckoning
    return "\(number(equation.result)) is \(reckoning.phrase) \(list(equation.operands))"
  }

  /// "年度资金总额 230.95 (t1[3,5], page 1)", with " = 2309500 元" behind the print where units tell amounts apart.
  func number(_ entry: Int, inBaseUnit: Bool = false) -> String {
    let field = ledger.field(entry)
    var print = field.value ?? field.raw ?? "?"
    if inBaseUnit, let number = field.number { print += " = \(number) \(field.unit ?? "")" }
    return "\(name(entry)) \(print) (\(field.evidence.described))"
  }

  private func list(_ entries: [Int], inBaseUnit: Bool = false) -> String {
    let numbers = entries.map { number($0, inBaseUnit: inBaseUnit) }
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
