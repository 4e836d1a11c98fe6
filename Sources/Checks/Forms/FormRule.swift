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
}

/// The forms of a document and what stands around them.
struct FormDocument {
  let forms: [Form]
  /// The paragraphs outside tables that state counts.
  let passages: [Passage]
  let tables: [String: Table]
  let labels: LabelCensus
  /// How many targets are numbers of any kind, and how many of them are printed without a unit.
  let numericTargets: Int
  let bareTargets: Int
  /// How many forms print the unit of their total.
  let amountsWithUnit: Int
  /// The pages whose text was recognised from an image.
  private let recognised: Set<Int>

  init(
    _ records: [Record], _ layout: Layout, _ pages: [PageSummary],
    _ declarations: [String: FormDeclaration]
  ) {
    let document = FormYear.year(of: layout)
    forms = records.compactMap { record in
      declarations[record.profile ?? ""].map {
        Form(record, $0, year: FormYear.year(in: Wording(record.title)) ?? document)
      }
    }
    passages = layout.blocks.lazy.filter { $0.kind == .paragraph || $0.kind == .listItem }
      .compactMap { Passage($0) }
    tables = Dictionary(layout.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    labels = LabelCensus(forms.compactMap { [tables] in $0.record.table.flatMap { tables[$0] } })
    let indicators = forms.flatMap(\.indicators)
    numericTargets = indicators.count { $0.targeting.hasDigits() }
    bareTargets = indicators.count(where: TargetUnit.isBare)
    amountsWithUnit = forms.count { $0.totals.first?.unit != nil }
    recognised = Set(pages.lazy.filter { $0.text == .ocr }.map(\.number))
  }

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
    case .goalAmount: GoalAmount.self
    case .goalCount: GoalCount.self
    case .goalList: GoalList.self
    case .proseCount: ProseCount.self
    case .repeatedTarget: RepeatedTarget.self
    case .goalPercent: GoalPercent.self
    case .amountScale: AmountScale.self
    case .rateUnit: RateUnit.self
    case .amountUnit: AmountUnit.self
    case .targetUnit: TargetUnit.self
    case .blankTarget: BlankTarget.self
    case .measurableTarget: MeasurableTarget.self
    case .levelFit: LevelFit.self
    case .copiedText: CopiedText.self
    case .formYear: FormYear.self
    case .periodTotal: PeriodTotal.self
    case .statedPeriods: StatedPeriods.self
    case .siblingLabels: SiblingLabels.self
    case .textEnds: TextEnds.self
    }
  }
}
