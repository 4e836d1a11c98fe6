import PageModel

/// What the checks add to what is known of single fields.
struct CheckEvidence {
  private let findings: Findings
  private let suspicion: Suspicion

  init(_ findings: Findings, _ suspicion: Suspicion) {
    self.findings = findings
    self.suspicion = suspicion
  }

  /// Notes the fields that checks bear out, flags those that failed checks point at.
  func weigh(into judgements: inout [String: Judgement]) {
    let ledger = findings.ledger
    for entry in suspicion.vouched where suspicion.suspects[entry] == nil {
      let id = ledger.field(entry).id
      judgements[id]?.evidence?[.relationHolds] = 1
      guard suspicion.proven.contains(entry) else { continue }
      judgements[id]?.evidence?[.relationProves] = 1
      if let flags = judgements[id]?.flags, !FlagCode.demandsLook(flags, ofProven: true) {
        judgements[id]?.evidence?[.demandingFlag] = 0
      }
    }
    for (entry, pointing) in suspicion.suspects {
      let id = ledger.field(entry).id
      judgements[id]?.evidence?[.relationFails] = 1
      judgements[id]?.status = .needsReview
      for finding in pointing.map({ findings.findings[$0] }) {
        let message = Sentence(ledger: ledger).failure(of: finding.equation)
        let rule = findings.bindings[finding.binding].declaration.rule
        judgements[id]?.add(Flag(rule, message))
      }
    }
    for (entry, suggestion) in suspicion.suggestions {
      let id = ledger.field(entry).id
      if judgements[id]?.suggestion == nil { judgements[id]?.suggestion = suggestion }
    }
  }
}

extension Judgement {
  /// Adds a flag unless its code is there already.
  mutating func add(_ flag: Flag) {
    if !flags.contains(where: { $0.code == flag.code }) { flags.append(flag) }
  }
}
