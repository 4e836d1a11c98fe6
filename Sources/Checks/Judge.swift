import PageModel

/// Weighs what is known of every field: its reading, its flags, its page and the declared checks.
public struct Judge: Sendable {
  /// By profile, as "name/version".
  private let checks: [String: [CheckDeclaration]]
  /// By profile, as "name/version".
  private let forms: [String: FormDeclaration]

  public init(
    checks: [String: [CheckDeclaration]] = [:], forms: [String: FormDeclaration] = [:]
  ) {
    self.checks = checks
    self.forms = forms
  }

  /// Every field with a status and flags, and what the checks found; no value is changed.
  public func judged(
    _ records: [Record], layout: Layout, pages: [PageSummary]
  ) -> JudgedRecords {
    let distrusted = DistrustedPages(pages)
    var judgements: [String: Judgement] = [:]
    for field in records.lazy.flatMap(\.allFields) {
      judgements[field.id] = ReadingEvidence(of: field, distrusted: distrusted).judgement
    }
    let findings = Findings(Ledger(records), checks: checks)
    let evidence = CheckEvidence(findings, Suspicion(findings))
    evidence.weigh(into: &judgements)
    let stated = FormExamination(records, layout, pages, forms)
    stated.weigh(into: &judgements)
    return JudgedRecords(
      records: records, judgements: judgements,
      checks: CheckReport(findings: findings).results() + stated.results,
      warnings: distrusted.warnings)
  }
}
