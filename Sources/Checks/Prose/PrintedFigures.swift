import PageModel

/// The amounts in a profile's tables, found by the names they stand under.
struct PrintedFigures {
  /// One amount in a table.
  struct Figure {
    let record: Record
    let field: Field
    let amount: Amount
    /// The title and the headers over it.
    let heading: Wording
    /// The headers alone.
    let headers: Wording
    /// The year that the headers name, else the title.
    let year: Int?
    /// Whether its header says no more than that it is the sum.
    let isSum: Bool
  }

  private var figures: [FigureName: [Figure]] = [:]

  init(_ ledger: Ledger, profile: String, _ prose: ProseDeclaration) {
    for record in ledger.records.indices where ledger.records[record].profile == profile {
      for group in ledger.lines[record].indices {
        add(ledger, record: record, group: group, prose)
      }
    }
  }

  var isEmpty: Bool { figures.isEmpty }

  /// The amounts under the longest name that the words end with, and that name; nil where there is none.
  func named(_ words: FigureName) -> (name: FigureName, figures: [Figure])? {
    for length in stride(from: words.count, through: 2, by: -1) {
      let name = FigureName(words.scalars.suffix(length))
      if let found = figures[name] { return (name, found) }
    }
    return nil
  }

  private mutating func add(
    _ ledger: Ledger, record: Int, group: Int, _ prose: ProseDeclaration
  ) {
    let table = ledger.lines[record][group]
    let owner = ledger.records[record]
    let title = Wording(owner.title)
    for side in table.sides {
      let heads = owner.groups[group].heads(of: side, in: table)
      for line in heads.indices {
        let label = FigureName(Wording(heads[line].label.words), prose)
        let isTotal = label.isEmpty && (!heads[line].isBlank || table.lineCount == 1)
        for column in side.numbers {
          let entry = table.columns[column].entries[line]
          guard entry >= 0, let amount = ledger.amount(entry) else { continue }
          let parts = table.columns[column].path.parts.map { Wording($0) }
          let names = parts.map { FigureName($0, prose) }
          guard let name = isTotal ? names.last(where: { !$0.isEmpty }) : label, !name.isEmpty
          else {
            continue
          }
          let headers = Wording(parts.flatMap(\.scalars))
          figures[name, default: []].append(
            Figure(
              record: owner, field: ledger.field(entry), amount: amount,
              heading: Wording(title.scalars + headers.scalars), headers: headers,
              year: headers.years(prose.yearSigns).first?.year
                ?? title.years(prose.yearSigns).first?.year,
              isSum: names.last?.isEmpty ?? true))
        }
      }
    }
  }
}
