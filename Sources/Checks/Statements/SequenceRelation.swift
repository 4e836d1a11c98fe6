import PageModel

/// The operands and then the result stand in rising order; the same value twice is in order.
///
/// Compared are dates, read to the day, month or year that both have, and numbers. A field that is neither is left out.
enum SequenceRelation: StatementRelation {
  static func findings(in scope: StatementScope) -> [(Record, FormFinding)] {
    scope.rows.flatMap { row -> [(Record, FormFinding)] in
      let fields = row.operands.compactMap { $0 } + row.results.prefix(1)
      let read = fields.filter { Rank($0) != nil }
      return zip(read, read.dropFirst()).compactMap { first, second in
        guard let a = Rank(first), let b = Rank(second), b.isBefore(a) else { return nil }
        return (
          row.record,
          FormFinding(
            code: scope.declaration.rule, suspects: [first, second],
            message: "\(second.quoted) comes before \(first.quoted)")
        )
      }
    }
  }

  /// What a field is ordered by.
  private enum Rank {
    case number(ExactNumber)
    /// Year, month and day, as far as they are given.
    case date([Int])

    init?(_ field: Field) {
      if let number = field.number {
        self = .number(number)
        return
      }
      let runs = Wording(field.value).scalars.split { !Wording.isDigit($0) }
      let numbers = runs.compactMap { Int(Wording($0).text) }
      guard let year = numbers.first, (1900...2199).contains(year) else { return nil }
      self = .date(Array(numbers.prefix(3)))
    }

    func isBefore(_ other: Rank) -> Bool {
      switch (self, other) {
      case (.number(let a), .number(let b)): a < b
      case (.date(let a), .date(let b)):
        zip(a, b).first { $0 != $1 }.map { $0 < $1 } ?? false
      default: false
      }
    }
  }
}
