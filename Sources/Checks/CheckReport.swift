import PageModel

/// Turns findings into the results that are written: each failure, and the successes of a check as one.
struct CheckReport {
  let findings: Findings

  func results() -> [CheckResult] {
    var failures: [[Findings.Finding]] = Array(repeating: [], count: findings.bindings.count)
    var successes = failures
    var open = failures
    for finding in findings.findings {
      switch finding.verdict {
      case .fails: failures[finding.binding].append(finding)
      case .holds, .holdsRoughly: successes[finding.binding].append(finding)
      case .isOpen: open[finding.binding].append(finding)
      case .holdsOfNothing: break
      }
    }
    return findings.bindings.indices.flatMap { binding -> [CheckResult] in
      let declaration = findings.bindings[binding]
      var results = failures[binding].map { failure($0, of: declaration) }
      if let success = success(successes[binding], of: declaration) { results.append(success) }
      results += open[binding].map { self.open($0, of: declaration) }
      if let reason = declaration.reason {
        results.append(result(.notApplicable, of: declaration, fields: [], message: reason))
      }
      return results
    }
  }

  private func failure(_ finding: Findings.Finding, of binding: Binding) -> CheckResult {
    let ledger = findings.ledger
    let equation = finding.equation
    let field = ledger.field(equation.result)
    var failure = result(
      .failed, of: binding, fields: equation.entries.map { ledger.field($0).id },
      message: Sentence(ledger: ledger).failure(of: equation))
    failure.actual = field.value
    if let expected = equation.expected(in: ledger) {
      failure.expected = ledger.amount(equation.result)?.printed(expected)
    }
    return failure
  }

  private func success(_ found: [Findings.Finding], of binding: Binding) -> CheckResult? {
    guard let first = found.first else { return nil }
    let ledger = findings.ledger
    guard found.count > 1 else {
      return result(
        .passed, of: binding, fields: first.equation.entries.map { ledger.field($0).id },
        message: Sentence(ledger: ledger).success(of: first.equation))
    }
    return result(
      .passed, of: binding, fields: found.map { ledger.field($0.equation.result).id },
      message: "\(found.count) numbers are each what the rule has them be")
  }

  private func open(_ finding: Findings.Finding, of binding: Binding) -> CheckResult {
    let ledger = findings.ledger
    let unread = finding.equation.entries.filter { ledger.amount($0) == nil }
    return result(
      .notApplicable, of: binding, fields: finding.equation.entries.map { ledger.field($0).id },
      message: unread.map { Sentence(ledger: ledger).number($0) }.joined(separator: ", ")
        + " cannot be reckoned with")
  }

  private func result(
    _ status: CheckResult.Status, of binding: Binding, fields: [String], message: String
  ) -> CheckResult {
    let record = binding.record.map { findings.ledger.records[$0] }
    return CheckResult(
      rule: binding.declaration.rule, record: record?.id, table: record?.table, status: status,
      fields: fields, message: message)
  }
}
