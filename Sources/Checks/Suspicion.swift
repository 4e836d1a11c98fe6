import PageModel

/// Which numbers failed checks point at, and what the rest of the evidence says they should be.
struct Suspicion {
  /// Entries of the ledger that stand in a check that holds.
  private(set) var vouched: Set<Int> = []
  /// Those of them that hold together with at least two other numbers that are not zero.
  ///
  /// A misread number would have to be made good by another; two prints of one number may both be
  /// misread alike.
  private(set) var proven: Set<Int> = []
  /// For each entry that must be looked at, the findings that point at it.
  private(set) var suspects: [Int: [Int]] = [:]
  /// Values that all the rest of the evidence leaves as the only reading.
  private(set) var suggestions: [Int: String] = [:]

  /// Confidence from which a reading counts as beyond doubt when many could be wrong.
  private static let beyondDoubt = 0.99
  /// So many numbers a person looks at gladly.
  private static let few = 4

  init(_ findings: Findings) {
    for finding in findings.findings where finding.verdict == .holds {
      let entries = finding.equation.entries
      vouched.formUnion(entries)
      let telling = entries.filter { findings.ledger.amount($0).map { !$0.isZero } ?? false }
      if telling.count > 2 { proven.formUnion(telling) }
    }
    let located = locate(in: findings)
    for (index, finding) in findings.findings.enumerated() where finding.verdict == .fails {
      for entry in pointed(at: finding.equation, located, findings.ledger) {
        suspects[entry, default: []].append(index)
      }
    }
    suggest(located, findings)
    completeLostNumbers(findings)
  }

  /// The entries that a failed check points at.
  private func pointed(
    at equation: Equation, _ located: [Int: ExactNumber], _ ledger: Ledger
  ) -> [Int] {
    // Another check that holds vouches for the digits; a wrong unit may stand over all of its numbers.
    if equation.entries.count <= Self.few, equation.mixesUnits(in: ledger) {
      return equation.entries
    }
    let here = equation.entries.filter { located[$0] != nil }
    return here.isEmpty ? candidates(equation, ledger) : here
  }

  /// Numbers that several failed checks would all have be the same other value.
  private func locate(in findings: Findings) -> [Int: ExactNumber] {
    var wanted: [Int: [ExactNumber?]] = [:]
    for finding in findings.findings where finding.verdict == .fails {
      for entry in finding.equation.entries where !vouched.contains(entry) {
        wanted[entry, default: []].append(
          finding.equation.required(entry, in: findings.ledger))
      }
    }
    return wanted.compactMapValues { values in
      guard values.count >= 2, let first = values[0] else { return nil }
      return values.allSatisfy { $0 == first } ? first : nil
    }
  }

  /// Where nothing tells which number is wrong: those no other check vouches for, if they are few.
  private func candidates(_ equation: Equation, _ ledger: Ledger) -> [Int] {
    let open = equation.entries.filter { !vouched.contains($0) }
    if open.isEmpty { return [equation.result] }
    if open.count <= Self.few { return open }
    let doubtful = open.filter { ledger.field($0).confidence < Self.beyondDoubt }
    return [equation.result] + doubtful.filter { $0 != equation.result }
  }

  private mutating func suggest(_ located: [Int: ExactNumber], _ findings: Findings) {
    for (entry, value) in located {
      let others = suspects[entry, default: []].flatMap { findings.findings[$0].equation.entries }
      guard !others.contains(where: { $0 != entry && located[$0] != nil }) else { continue }
      suggestions[entry] = findings.ledger.amount(entry)?.printed(value)
    }
  }

  /// A lost number follows from a check that has all the others.
  private mutating func completeLostNumbers(_ findings: Findings) {
    let ledger = findings.ledger
    var values: [Int: Set<ExactNumber>] = [:]
    var prints: [Int: String] = [:]
    for finding in findings.findings where finding.verdict == .isOpen {
      let lost = finding.equation.entries.filter { ledger.amount($0) == nil }
      guard lost.count == 1, let value = finding.equation.required(lost[0], in: ledger),
        let sibling = finding.equation.entries.lazy.compactMap(ledger.amount).max(by: {
          $0.printedDecimals < $1.printedDecimals
        })
      else { continue }
      values[lost[0], default: []].insert(value)
      prints[lost[0]] = sibling.printed(value)
    }
    for (entry, found) in values where found.count == 1 { suggestions[entry] = prints[entry] }
  }
}
