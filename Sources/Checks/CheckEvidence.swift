import PageModel

/// What the checks add to what is known of single fields.
struct CheckEvidence {
  /// The part of doubt that is left once a check bears a number out.
  private static let doubtLeft = 0.2
  /// The part of confidence that is left in a number a failed check points at.
  private static let confidenceLeft = 0.5

  private let findings: Findings
  private let suspicion: Suspicion

  init(_ findings: Findings, _ suspicion: Suspicion) {
    self.findings = findings
    self.suspicion = suspicion
  }

  /// Raises fields that checks bear out, lowers and flags those that failed checks point at.
  func weigh(into judgements: inout [String: Judgement]) {
    let ledger = findings.ledger
    for entry in suspicion.vouched where suspicion.suspects[entry] == nil {
      judgements[ledger.field(entry).id]?.raise(
        leaving: Self.doubtLeft, isProven: suspicion.proven.contains(entry))
    }
    for (entry, pointing) in suspicion.suspects {
      let id = ledger.field(entry).id
      judgements[id]?.confidence *= Self.confidenceLeft
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
  /// Doubts of the recogniser, which arithmetic can settle.
  private static let settled: Set<FlagCode> = [.lowOCRConfidence, .ambiguousReading]

  /// Takes away doubt; a field no flag of which still demands a look may become accepted.
  fileprivate mutating func raise(leaving part: Double, isProven: Bool) {
    confidence = 1 - (1 - confidence) * part
    let open = isProven ? flags.filter { !Self.settled.contains($0.code) } : flags
    if status == .needsReview, confidence >= ReadingEvidence.threshold,
      !ReadingEvidence.demandsLook(open)
    {
      status = .accepted
    }
  }

  /// Adds a flag unless its code is there already.
  fileprivate mutating func add(_ flag: Flag) {
    if !flags.contains(where: { $0.code == flag.code }) { flags.append(flag) }
  }
}
