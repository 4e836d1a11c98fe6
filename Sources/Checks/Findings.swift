import PageModel

/// Every declared check tied to the document's numbers and reckoned.
struct Findings {
  /// One equation that was reckoned.
  struct Finding {
    var binding: Int
    var equation: Equation
    var verdict: Equation.Verdict
  }

  let ledger: Ledger
  private(set) var bindings: [Binding] = []
  private(set) var findings: [Finding] = []

  /// Reckons the checks that `checks` holds for each profile.
  init(_ ledger: Ledger, checks: [String: [CheckDeclaration]]) {
    self.ledger = ledger
    for record in ledger.records.indices {
      for declaration in checks[ledger.records[record].profile ?? ""] ?? []
      where declaration.scope != .document && isMeant(declaration, for: record) {
        add(bind(declaration, to: record))
      }
    }
    for (profile, declarations) in checks.sorted(by: { $0.key < $1.key }) {
      let records = ledger.records.indices.filter { ledger.records[$0].profile == profile }
      let scope = DocumentScope(ledger: ledger, records: records)
      for declaration in declarations where declaration.scope == .document && !records.isEmpty {
        add(scope.binding(of: declaration))
      }
    }
  }

  func findings(of binding: Int) -> [Finding] { findings.filter { $0.binding == binding } }

  private func isMeant(_ declaration: CheckDeclaration, for record: Int) -> Bool {
    let record = ledger.records[record]
    return (declaration.kinds.isEmpty || declaration.kinds.contains(record.kind))
      && TitlePattern.matches(record.title, anyOf: declaration.result.titles)
  }

  private func bind(_ declaration: CheckDeclaration, to record: Int) -> Binding {
    if declaration.relation == .hierarchy {
      let equations =
        declaration.scope == .line
        ? ColumnHierarchy(ledger: ledger, declaration: declaration, record: record).equations()
        : LineHierarchy(ledger: ledger, declaration: declaration, record: record).equations()
      return Binding(declaration: declaration, record: record, equations: equations)
    }
    switch declaration.scope {
    case .line: return LineScope(ledger: ledger).binding(of: declaration, record: record)
    case .column: return ColumnScope(ledger: ledger).binding(of: declaration, record: record)
    case .record, .document:
      return RecordScope(ledger: ledger).binding(of: declaration, record: record)
    }
  }

  /// A relation that most lines break is not one that the table claims: it is set aside.
  private mutating func add(_ binding: Binding) {
    var binding = binding
    var reckoned = binding.equations.map {
      Finding(binding: bindings.count, equation: $0, verdict: $0.verdict(in: ledger))
    }
    let failed = reckoned.count { $0.verdict == .fails }
    let held = reckoned.count { $0.verdict == .holds || $0.verdict == .holdsRoughly }
    if failed >= 2, failed > held {
      reckoned = []
      binding.equations = []
      binding.reason = "\(failed) of its lines do not keep to it, so the table does not mean it"
    }
    bindings.append(binding)
    findings += reckoned
  }
}
