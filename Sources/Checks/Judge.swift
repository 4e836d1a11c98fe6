import PageModel

/// Weighs what is known of every field: its reading, its flags, its page and the declared checks.
public struct Judge: Sendable {
  /// By profile, as "name/version".
  private let checks: [String: [CheckDeclaration]]
  /// By profile, as "name/version".
  private let language: FormLanguage
  /// By profile, as "name/version".
  private let prose: [String: ProseDeclaration]
  /// By profile, as "name/version".
  private let expected: [String: ExpectedFields]
  private let acceptance: Acceptance

  public init(
    checks: [String: [CheckDeclaration]] = [:], forms: [String: FormDeclaration] = [:],
    words: [String: RuleWords] = [:], prose: [String: ProseDeclaration] = [:],
    expected: [String: ExpectedFields] = [:], acceptance: Acceptance = Acceptance()
  ) {
    self.prose = prose
    self.checks = checks.mapValues { $0.filter { !$0.relation.isStatement } }
    language = FormLanguage(forms: forms, checks: checks, words: words)
    self.expected = expected
    self.acceptance = acceptance
  }

  /// Every field with a confidence, a status and flags, and what the checks found; no value is
  /// changed.
  public func judged(
    _ records: [Record], layout: Layout, pages: [PageSummary]
  ) -> JudgedRecords {
    let distrusted = DistrustedPages(pages)
    let reading = ReadingEvidence(
      records: records, layout: layout, pages: pages, expected: expected, distrusted: distrusted)
    var judgements: [String: Judgement] = [:]
    for record in records {
      for field in record.fields {
        judgements[field.id] = reading.judgement(of: field, in: record)
      }
      for group in record.groups {
        for item in group.items {
          for field in item.fields {
            judgements[field.id] = reading.judgement(
              of: field, in: record, row: item)
          }
        }
      }
    }
    let ledger = Ledger(records)
    let findings = Findings(ledger, checks: checks)
    CheckEvidence(findings, Suspicion(findings)).weigh(into: &judgements)
    let stated = FormExamination(records, layout, pages, language)
    stated.weigh(into: &judgements)
    let restated = ProseExamination(ledger, layout, pages, prose)
    restated.weigh(into: &judgements)
    var judged = JudgedRecords(
      records: records, judgements: acceptance.decided(judgements),
      checks: CheckReport(findings: findings).results() + stated.results + restated.results,
      warnings: distrusted.warnings)
    judged.triage = Triage(of: judged, pages: pages, layout: layout)
    return judged
  }
}
