import PageModel

/// Compares the amounts that a document's prose states with the tables that it restates.
///
/// An amount agrees with a table's number of the same name when rounding to their printed decimals explains what lies
/// between them. It disagrees where no number of that name has it; a prose that does so more often than it agrees is
/// about something else, and nothing is said.
struct ProseExamination {
  private(set) var results: [CheckResult] = []
  private var suspects: [(field: String, flag: Flag)] = []

  /// A shorter name is that of many things.
  private static let telling = 4
  /// So many agreements bear out that the prose is about these tables, for each disagreement.
  private static let agreements = 3
  /// The least confidence of a reading that something is concluded from.
  private static let plain = 0.9

  init(
    _ ledger: Ledger, _ layout: Layout, _ pages: [PageSummary],
    _ declarations: [String: ProseDeclaration]
  ) {
    let recognised = Set(pages.lazy.filter { $0.text == .ocr }.map(\.number))
    for (profile, prose) in declarations.sorted(by: { $0.key < $1.key }) {
      let figures = PrintedFigures(ledger, profile: profile, prose)
      guard !figures.isEmpty else { continue }
      var failures: [(StatedAmount, PrintedFigures.Figure)] = []
      var agreed = 0
      for stated in StatedAmounts(layout, figures, prose).amounts {
        switch verdict(stated, figures, prose) {
        case .agrees(let figure):
          agreed += 1
          results.append(passed(prose.rule, stated, figure))
        case .disagrees(let figure):
          if !isMisreading(stated, figure, recognised) { failures.append((stated, figure)) }
        case .open: break
        }
      }
      guard failures.count * Self.agreements <= agreed else { continue }
      var told: Set<String> = []
      for (stated, figure) in failures where told.insert(figure.field.id).inserted {
        add(prose.rule, stated, figure)
      }
    }
  }

  /// Lowers and flags the tables' numbers that the prose contradicts; no value is changed.
  func weigh(into judgements: inout [String: Judgement]) {
    for (field, flag) in suspects {
      judgements[field]?.evidence?[.statementFails] = 1
      judgements[field]?.status = .needsReview
      if !(judgements[field]?.flags.contains { $0.code == flag.code } ?? true) {
        judgements[field]?.flags.append(flag)
      }
    }
  }

  private enum Verdict {
    case agrees(PrintedFigures.Figure)
    case disagrees(PrintedFigures.Figure)
    case open
  }

  private func verdict(
    _ stated: StatedAmount, _ figures: PrintedFigures, _ prose: ProseDeclaration
  ) -> Verdict {
    let all = (figures.named(stated.name)?.figures ?? []).filter { isMeant($0, by: stated, prose) }
    let scoped = stated.scope.map { scope in all.filter { $0.heading.contains(scope) } } ?? []
    let nearest = scoped.isEmpty ? all : scoped
    if let figure = nearest.first(where: { agrees($0, stated) }) { return .agrees(figure) }
    if scoped.isEmpty || !stated.isScopeNear, let figure = all.first(where: { agrees($0, stated) })
    {
      return .agrees(figure)
    }
    guard stated.name.count >= Self.telling, !stated.amount.isZero,
      let figure = nearest.first(where: \.isSum) ?? nearest.first
    else { return .open }
    return .disagrees(figure)
  }

  /// Whether the number is of the year and version that the text speaks of.
  private func isMeant(
    _ figure: PrintedFigures.Figure, by stated: StatedAmount, _ prose: ProseDeclaration
  ) -> Bool {
    let version = prose.versions.first(where: figure.headers.contains)
    guard version == stated.version else { return false }
    guard let year = stated.year else {
      return figure.headers.years(prose.yearSigns).isEmpty
        || figure.year == figure.heading.years(prose.yearSigns).first?.year
    }
    return figure.year.map { $0 == year } ?? true
  }

  private func agrees(_ figure: PrintedFigures.Figure, _ stated: StatedAmount) -> Bool {
    Rounding.explains(
      figure.amount.value, stated.amount.value, among: [figure.amount, stated.amount])
  }

  /// Whether doubtful recognition explains the difference better than the document being wrong.
  private func isMisreading(
    _ stated: StatedAmount, _ figure: PrintedFigures.Figure, _ recognised: Set<Int>
  ) -> Bool {
    guard figure.field.confidence >= Self.plain, stated.block.confidence >= Self.plain else {
      return true
    }
    let pages = [figure.field.evidence.place] + stated.block.regions
    guard pages.contains(where: { $0.isOnPage(of: recognised) }) else { return false }
    let (a, b) = (Self.digits(figure.amount), Self.digits(stated.amount))
    return a == b || a.count == b.count && zip(a, b).count { $0 != $1 } <= 1
  }

  /// The digits that count, without noughts at the end.
  private static func digits(_ amount: Amount) -> [Character] {
    var digits = Array(String(amount.value.digits.magnitude))
    while digits.last == "0" { digits.removeLast() }
    return digits
  }

  private func sentence(
    _ stated: StatedAmount, _ figure: PrintedFigures.Figure, _ verb: String
  ) -> String {
    "\(stated.quoted) in the text \(verb) \(figure.field.label) \(figure.field.value ?? "?") "
      + "(\(figure.field.evidence.described))"
  }

  private func passed(
    _ rule: FlagCode, _ stated: StatedAmount, _ figure: PrintedFigures.Figure
  ) -> CheckResult {
    CheckResult(
      rule: rule, record: figure.record.id, table: figure.record.table, status: .passed,
      fields: [figure.field.id], message: sentence(stated, figure, "is"))
  }

  private mutating func add(
    _ rule: FlagCode, _ stated: StatedAmount, _ figure: PrintedFigures.Figure
  ) {
    let message = sentence(stated, figure, "is not")
    results.append(
      CheckResult(
        rule: rule, record: figure.record.id, table: figure.record.table, status: .failed,
        fields: [figure.field.id], expected: figure.amount.printed(stated.amount.value),
        actual: figure.field.value, message: message))
    suspects.append((figure.field.id, Flag(rule, message)))
  }
}

extension Place {
  /// Whether it lies on one of the pages.
  fileprivate func isOnPage(of pages: Set<Int>) -> Bool {
    guard case .page(let number, _) = self else { return false }
    return pages.contains(number)
  }
}
