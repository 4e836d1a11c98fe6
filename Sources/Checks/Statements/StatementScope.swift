import PageModel

/// A relation about what fields say, not about numbers that are reckoned with.
protocol StatementRelation {
  static func findings(in scope: StatementScope) -> [(Record, FormFinding)]
}

/// The fields that a declared statement looks at, in all records of its profile.
struct StatementScope {
  /// One result with the operands beside it.
  struct Row {
    let record: Record
    /// The result's fields: those of its names that are there, in the names' order.
    let results: [Field]
    /// For each operand the field that was found first, and nil where there is none.
    let operands: [Field?]
  }

  let declaration: CheckDeclaration
  let words: RuleWords
  let document: FormDocument
  let rows: [Row]

  init(
    _ declaration: CheckDeclaration, _ records: [Record], _ document: FormDocument,
    _ words: RuleWords
  ) {
    self.declaration = declaration
    self.document = document
    self.words = words
    rows = records.filter { Self.isMeant(declaration, for: $0) }.flatMap { record in
      Self.fieldLists(declaration, record).map { fields in
        func found(_ operand: CheckDeclaration.Operand) -> [Field] {
          operand.fields.flatMap { name in fields.filter { $0.name == name } }
        }
        return Row(
          record: record, results: found(declaration.result),
          operands: declaration.operands.map { found($0).first })
      }
    }
  }

  /// The year that a row's record is made for; nil where nothing says it.
  func year(of row: Row) -> Int? { document.years[row.record.id] }

  private static func isMeant(_ declaration: CheckDeclaration, for record: Record) -> Bool {
    (declaration.kinds.isEmpty || declaration.kinds.contains(record.kind))
      && TitlePattern.matches(record.title, anyOf: declaration.result.titles)
  }

  /// The record's own fields, or in line scope those of each item of the group.
  private static func fieldLists(_ declaration: CheckDeclaration, _ record: Record) -> [[Field]] {
    guard declaration.scope == .line else { return [record.fields] }
    return record.groups.filter { $0.name == declaration.group ?? $0.name }
      .flatMap { $0.items.map(\.fields) }
  }
}

extension CheckDeclaration {
  /// The statement behind the relation's name; nil for relations between numbers.
  var statement: (any StatementRelation.Type)? {
    switch relation {
    case .mentions: MentionsRelation.self
    case .year: YearRelation.self
    case .unit: UnitRelation.self
    case .required: RequiredRelation.self
    case .sequence: SequenceRelation.self
    case .sum, .equal, .difference, .percent, .growth, .hierarchy, .within: nil
    }
  }
}
