import PageModel

/// Looks up a declaration's numbers among the fields of one record.
struct RecordScope {
  let ledger: Ledger

  func binding(of declaration: CheckDeclaration, record: Int) -> Binding {
    var binding = Binding(declaration: declaration, record: record)
    let result = lookup(declaration.result, in: record)
    let operands = declaration.operands.map { lookup($0, in: record) }
    let hasOperand = operands.contains { if case .found = $0 { true } else { false } }
    if let equation = Equation(declaration, result: result, operands: operands) {
      binding.equations = [equation]
    } else if case .found(let total) = result, hasOperand {
      binding.reason = "not every number that belongs to \(ledger.field(total).label) is given"
    } else if case .blank(let total) = result, hasOperand {
      binding.reason = "\(ledger.field(total).label) is blank"
    }
    return binding
  }

  private func lookup(_ operand: CheckDeclaration.Operand, in record: Int) -> Lookup {
    let fields = ledger.records[record].fields
    for name in operand.fields {
      if let place = fields.firstIndex(where: { $0.name == name }) {
        return Lookup(ledger.plain[record][place], in: ledger)
      }
    }
    return .missing
  }
}
