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

  /// No name in a table is longer.
  private static let longest = 40

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
    for length in stride(from: min(words.count, Self.longest), through: 2, by: -1) {
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
    for side in table.sides {
      let heads = owner.groups[group].heads(of: side, in: table)
      let labels = heads.map { FigureName(Wording($0.label.words), prose) }
      for column in side.numbers {
        let header = Header(table.columns[column].path, title: Wording(owner.title), prose)
        for line in heads.indices {
          let entry = table.columns[column].entries[line]
          guard entry >= 0, let amount = ledger.amount(entry) else { continue }
          let isTotal = labels[line].isEmpty && (!heads[line].isBlank || table.lineCount == 1)
          guard let name = isTotal ? header.name : labels[line], !name.isEmpty else { continue }
          figures[name, default: []].append(
            Figure(
              record: owner, field: ledger.field(entry), amount: amount, heading: header.heading,
              headers: header.headers, year: header.year, isSum: header.isSum))
        }
      }
    }
  }

  /// What stands over a column, read once.
  private struct Header {
    /// The lowest header that says more than that a figure follows.
    let name: FigureName?
    let heading: Wording
    let headers: Wording
    let year: Int?
    let isSum: Bool

    init(_ path: ColumnPath, title: Wording, _ prose: ProseDeclaration) {
      let parts = path.parts.map { Wording($0) }
      let names = parts.map { FigureName($0, prose) }
      name = names.last { !$0.isEmpty }
      headers = Wording(parts.flatMap(\.scalars))
      heading = Wording(title.scalars + headers.scalars)
      let years = headers.years(prose.yearSigns) + title.years(prose.yearSigns)
      year = years.first?.year
      isSum = names.last?.isEmpty ?? true
    }
  }
}
