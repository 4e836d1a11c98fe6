import PageModel

/// An amount in a paragraph, with all that tells which amount of a table it restates.
struct StatedAmount {
  let amount: Amount
  /// What it is the amount of.
  let name: FigureName
  /// The words that narrow it to certain tables, and whether the paragraph itself has them.
  let scope: String?
  let isScopeNear: Bool
  let year: Int?
  let version: String?
  /// "“收入预算1,212.12万元” (b12, page 6)".
  let quoted: String
  let block: Block
}

/// Reads the amounts that the paragraphs of a document state.
struct StatedAmounts {
  let prose: ProseDeclaration
  let figures: PrintedFigures
  private(set) var amounts: [StatedAmount] = []

  /// A phrase is cut to so many signs where a message shows it.
  private static let shown = 40

  init(_ layout: Layout, _ figures: PrintedFigures, _ prose: ProseDeclaration) {
    self.prose = prose
    self.figures = figures
    var heading: String?
    for block in layout.blocks {
      switch block.kind {
      case .heading: heading = scope(in: Wording(block.text)) ?? heading
      case .paragraph, .listItem, .note: read(block, heading: heading)
      case .pageHeader, .pageFooter: break
      }
    }
  }

  /// Goes through the clauses, keeping in mind what was named last.
  private mutating func read(_ block: Block, heading: String?) {
    let words = RuleWords([.money: prose.money])
    var subject: FigureName?
    var near: String?
    for clause in Wording(block.text).clauses {
      var start = 0
      for quantity in clause.quantities(words) where quantity.kind.isMoney {
        let phrase = Wording(clause.scalars[start..<quantity.start])
        start = quantity.end
        near = scope(in: phrase) ?? near
        guard let amount = read(quantity, phrase, subject, near, heading, block) else { continue }
        subject = amount.name
        amounts.append(amount)
      }
      let rest = Wording(clause.scalars[start...])
      near = scope(in: rest) ?? near
      if endsWithMark(rest), let named = figures.named(FigureName(rest, prose)) {
        subject = named.name
      }
    }
  }

  private func read(
    _ quantity: Quantity, _ phrase: Wording, _ subject: FigureName?, _ near: String?,
    _ heading: String?, _ block: Block
  ) -> StatedAmount? {
    guard !phrase.contains(anyOf: prose.changes) else { return nil }
    let version = prose.versions.first(where: phrase.contains)
    var stem = FigureName(phrase, prose)
    if let version, stem.scalars == Array(version.unicodeScalars) { stem = FigureName([]) }
    guard let name = stem.isEmpty ? subject : figures.named(stem)?.name else { return nil }
    return StatedAmount(
      amount: Amount(value: quantity.number, printed: quantity.printed), name: name,
      scope: near ?? heading, isScopeNear: near != nil,
      year: phrase.years(prose.yearSigns).last?.year, version: version,
      quoted: quoted(phrase, quantity, block), block: block)
  }

  private func scope(in words: Wording) -> String? { prose.scopes.first(where: words.contains) }

  private func endsWithMark(_ words: Wording) -> Bool {
    let end = Wording(words.scalars.reversed().drop { $0 == "”" || $0 == "\"" }.reversed())
    return prose.marks.contains { end.hasSuffix("(\($0))") }
  }

  private func quoted(_ phrase: Wording, _ quantity: Quantity, _ block: Block) -> String {
    let text = Wording((phrase.scalars + quantity.printed.unicodeScalars).suffix(Self.shown)).text
    return "“\(text)” (\(block.described))"
  }
}

extension Block {
  /// "b12, page 3".
  var described: String {
    switch regions.first {
    case .page(let number, _): "\(id), page \(number)"
    case .line(let number, _): "\(id), line \(number)"
    case nil: id
    }
  }
}
