import PageModel

extension Equation {
  /// The sum of parts of which blank ones count as zero; nil where the total or all parts are blank.
  init?(total: Int, parts: [Int], in ledger: Ledger) {
    guard case .found = Lookup(total, in: ledger) else { return nil }
    let printed = parts.filter { part in
      if case .found = Lookup(part, in: ledger) { true } else { false }
    }
    guard !printed.isEmpty else { return nil }
    self.init(relation: .sum, result: total, operands: printed)
  }

  /// Of several readings of what a total is the total of, the one that most of its numbers bear out.
  static func likeliest(of readings: [[Equation]], in ledger: Ledger) -> [Equation] {
    var best: (equations: [Equation], score: Int) = (readings.first ?? [], Int.min)
    for equations in readings {
      let verdicts = equations.map { $0.verdict(in: ledger) }
      let score =
        2 * verdicts.count { $0 == .holds } + verdicts.count { $0 == .holdsRoughly }
        - 2 * verdicts.count { $0 == .fails }
      if score > best.score { best = (equations, score) }
    }
    return best.equations
  }
}
