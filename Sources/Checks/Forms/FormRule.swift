import PageModel

/// A rule about what a form says: it returns what it found and changes nothing.
protocol FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding]
}

/// Something a form says that cannot stand beside something else.
struct FormFinding {
  var code: FlagCode
  /// The one or two fields that must be looked at.
  var suspects: [Field]
  /// One sentence that names both places.
  var message: String
  var expected: String?
  /// What the first suspect ought to be, where all the rest of the form says so.
  var suggestion: String?
}

/// What a profile says of its forms beside arithmetic.
struct FormLanguage {
  var forms: [String: FormDeclaration]
  /// The checks of the kind that is about what fields say.
  var statements: [String: [CheckDeclaration]]
  var words: [String: RuleWords]

  init(
    forms: [String: FormDeclaration], checks: [String: [CheckDeclaration]],
    words: [String: RuleWords]
  ) {
    self.forms = forms
    self.words = words
    statements = checks.mapValues { $0.filter(\.relation.isStatement) }.filter { !$0.value.isEmpty }
  }

  /// Whether anything is said of the record's profile.
  func isAbout(_ record: Record) -> Bool {
    guard let profile = record.profile else { return false }
    return forms[profile] != nil || statements[profile] != nil
  }
}

/// The forms of a document and what stands around them.
struct FormDocument {
  let forms: [Form]
  /// The year of each record that the profiles say something of, by its identifier.
  let years: [String: Int]
  let tables: [String: Table]
  let labels: LabelCensus
  /// The paragraphs outside tables that state counts, by profile.
  private let passages: [String: [Passage]]
  /// The pages whose text was recognised from an image.
  private let recognised: Set<Int>

  init(_ records: [Record], _ layout: Layout, _ pages: [PageSummary], _ language: FormLanguage) {
    var years: [String: Int] = [:]
    var yearsOfLayout: [String: Int?] = [:]
    var passages: [String: [Passage]] = [:]
    for record in records where language.isAbout(record) {
      let profile = record.profile ?? ""
      let words = language.words[profile] ?? RuleWords()
      if yearsOfLayout[profile] == nil {
        yearsOfLayout[profile] = .some(YearRelation.year(of: layout, words))
        let blocks = layout.blocks.lazy.filter { $0.kind == .paragraph || $0.kind == .listItem }
        passages[profile] = blocks.compactMap { Passage($0, words) }
      }
      years[record.id] =
        YearRelation.year(in: Wording(record.title), words) ?? yearsOfLayout[profile] ?? nil
    }
    self.years = years
    self.passages = passages
    forms = records.compactMap { record in
      language.forms[record.profile ?? ""].map {
        Form(
          record, $0, language.words[record.profile ?? ""] ?? RuleWords(), year: years[record.id])
      }
    }
    tables = Dictionary(layout.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    labels = LabelCensus(forms.compactMap { [tables] in $0.record.table.flatMap { tables[$0] } })
    recognised = Set(pages.lazy.filter { $0.text == .ocr }.map(\.number))
  }

  /// The paragraphs that state counts, as the form's profile understands them.
  func passages(for form: Form) -> [Passage] { passages[form.record.profile ?? ""] ?? [] }

  /// Whether the field was read from an image.
  func isRecognised(_ field: Field) -> Bool {
    guard case .page(let number, _) = field.evidence.place else { return false }
    return recognised.contains(number)
  }
}

extension FormDeclaration.Rule {
  /// The rule behind the name.
  var rule: any FormRule.Type {
    switch self {
    case .costTarget: CostTarget.self
    case .goalCount: GoalCount.self
    case .goalList: GoalList.self
    case .proseCount: ProseCount.self
    case .repeatedTarget: RepeatedTarget.self
    case .goalPercent: GoalPercent.self
    case .amountScale: AmountScale.self
    case .rateUnit: RateUnit.self
    case .measurableTarget: MeasurableTarget.self
    case .levelFit: LevelFit.self
    case .copiedText: CopiedText.self
    case .periodTotal: PeriodTotal.self
    case .statedPeriods: StatedPeriods.self
    case .siblingLabels: SiblingLabels.self
    case .textEnds: TextEnds.self
    }
  }
}
