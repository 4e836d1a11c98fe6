import PageModel

/// What the rules find in the forms of a document, as results and as evidence about fields.
struct FormExamination {
  private var findings: [(record: Record, finding: FormFinding)] = []

  /// The least confidence of a reading that something is concluded from.
  private static let plain = 0.9

  init(
    _ records: [Record], _ layout: Layout, _ pages: [PageSummary], _ language: FormLanguage
  ) {
    guard records.contains(where: language.isAbout) else { return }
    let document = FormDocument(records, layout, pages, language)
    for form in document.forms {
      for name in form.declaration.rules {
        for finding in name.rule.findings(in: form, among: document) {
          add(finding, to: form.record)
        }
      }
    }
    for (profile, declarations) in language.statements.sorted(by: { $0.key < $1.key }) {
      let words = language.words[profile] ?? RuleWords()
      let own = records.filter { $0.profile == profile }
      for declaration in declarations {
        let scope = StatementScope(declaration, own, document, words)
        for (record, finding) in declaration.statement?.findings(in: scope) ?? [] {
          add(finding, to: record)
        }
      }
    }
  }

  /// Nothing is concluded from a field whose reading is in doubt.
  private mutating func add(_ finding: FormFinding, to record: Record) {
    guard finding.suspects.allSatisfy({ $0.value == nil || $0.confidence >= Self.plain }) else {
      return
    }
    findings.append((record, finding))
  }

  /// Flags the fields that must be looked at; no value is changed.
  func weigh(into judgements: inout [String: Judgement]) {
    for (_, finding) in findings {
      for field in finding.suspects {
        judgements[field.id]?.evidence?[.statementFails] = 1
        judgements[field.id]?.status = .needsReview
        judgements[field.id]?.add(Flag(finding.code, finding.message))
      }
      if let suggestion = finding.suggestion, let field = finding.suspects.first,
        judgements[field.id]?.suggestion == nil
      {
        judgements[field.id]?.suggestion = suggestion
      }
    }
  }

  var results: [CheckResult] {
    findings.map { record, finding in
      CheckResult(
        rule: finding.code, record: record.id, table: record.table, status: .failed,
        fields: finding.suspects.map(\.id), expected: finding.expected,
        actual: finding.suspects.first?.value, message: finding.message)
    }
  }
}

extension Field {
  /// "指标值 ≥50 (t1[12,4], page 3)", its text shortened.
  var quoted: String {
    let text = value ?? raw ?? ""
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return "\(label) “\(shown)” (\(evidence.described))"
  }
}

extension Evidence {
  /// "t1[12,4], page 3".
  var described: String {
    let spot =
      switch place {
      case .page(let number, _): "page \(number)"
      case .line(let number, _): "line \(number)"
      }
    guard let table, let cell else { return spot }
    return "\(table)[\(cell.row),\(cell.column)], \(spot)"
  }
}
