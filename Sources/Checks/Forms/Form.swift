import PageModel

/// One indicator of a form as the rules look at it.
struct Indicator {
  /// Its place among the form's indicators, from 0.
  var place: Int
  var levels: [Wording]
  var kind: IndicatorKind
  var name: Field
  var naming: Wording
  var target: Field
  var targeting: Wording
  /// The numbers in the name and in the target.
  var named: [Quantity]
  var stated: [Quantity]
  var words: RuleWords
}

/// A text that says what is to be reached.
struct Goal {
  let field: Field
  let wording: Wording
  let stated: [Quantity]

  init(field: Field, _ words: RuleWords) {
    self.field = field
    wording = Wording(field.value)
    stated = wording.quantities(words)
  }
}

/// One form as the rules look at it: what it is about, its money, its goals, its indicators.
struct Form {
  let record: Record
  let declaration: FormDeclaration
  let words: RuleWords
  /// The year it is made for; nil where nothing says it.
  let year: Int?
  let subject: Field?
  let goals: [Goal]
  let annualTotals: [Field]
  let wholeTotals: [Field]
  /// Every amount among its plain fields.
  let amounts: [Field]
  let periods: [Field]
  let indicators: [Indicator]

  init(_ record: Record, _ declaration: FormDeclaration, _ words: RuleWords, year: Int?) {
    func fields(_ names: [String]) -> [Field] {
      names.flatMap { name in record.fields.filter { $0.name == name && $0.value != nil } }
    }
    self.record = record
    self.declaration = declaration
    self.words = words
    self.year = year
    subject = declaration.subject.flatMap { fields([$0]).first }
    goals = fields(declaration.goals).map { Goal(field: $0, words) }
    annualTotals = fields(declaration.annualTotals)
    wholeTotals = fields(declaration.wholeTotals)
    amounts = record.fields.filter { $0.type == .money && $0.number != nil }
    periods = fields(declaration.periods)
    indicators = Self.indicators(of: record, declaration, words)
  }

  /// The amounts of the whole and of the year that are not nothing.
  var totals: [Field] {
    (annualTotals + wholeTotals).filter { $0.number.map { $0.digits != 0 } ?? false }
  }

  private static func indicators(
    of record: Record, _ declaration: FormDeclaration, _ words: RuleWords
  ) -> [Indicator] {
    let items = record.groups.first { $0.name == declaration.group }?.items ?? []
    return items.enumerated().compactMap { place, item in
      func field(_ name: String?) -> Field? { item.fields.first { $0.name == name } }
      guard let name = field(declaration.indicator), let target = field(declaration.target) else {
        return nil
      }
      let levels = declaration.levels.map { Wording(field($0)?.value) }
      let (naming, targeting) = (Wording(name.value), Wording(target.value))
      return Indicator(
        place: place, levels: levels, kind: IndicatorKind(levels: levels, words), name: name,
        naming: naming, target: target, targeting: targeting, named: naming.quantities(words),
        stated: targeting.quantities(words), words: words)
    }
  }
}
