import PageModel

/// The result is a number with a unit, where most of its siblings have one.
///
/// Left alone are nought, years, names that give the unit in brackets or end like an index, and amounts on a page that
/// was recognised from an image: there a small unit is easily missed in reading.
enum UnitRelation: StatementRelation {
  private static let signs: Set<Unicode.Scalar> = [
    "≥", "≤", ">", "<", "=", "＞", "＜", ".", ",", "≧", "≦",
  ]
  private static let years = ExactNumber(digits: 1990)...ExactNumber(digits: 2099)

  static func findings(in scope: StatementScope) -> [(Record, FormFinding)] {
    var numbers = 0
    var bare: [(StatementScope.Row, Field)] = []
    for row in scope.rows {
      guard let field = row.results.first(where: { Wording($0.value).hasDigits() }) else {
        continue
      }
      numbers += 1
      if isBare(field, row, scope) { bare.append((row, field)) }
    }
    guard bare.count * 2 <= numbers || numbers == 1 else { return [] }
    return bare.map { row, field in
      let name = row.operands.compactMap { $0?.quoted }.first
      let subject = name.map { "The value of \($0), \(field.quoted)," } ?? field.quoted
      return (
        row.record,
        FormFinding(
          code: scope.declaration.rule, suspects: [field],
          message: "\(subject) is printed without a unit")
      )
    }
  }

  /// Whether the field is a number without a unit, and nothing beside it gives one.
  private static func isBare(
    _ field: Field, _ row: StatementScope.Row, _ scope: StatementScope
  ) -> Bool {
    if field.type == .money {
      return field.unit == nil && field.number?.digits != 0 && !scope.document.isRecognised(field)
    }
    let words = withoutBounds(Wording(field.value), scope.words)
    guard words.scalars.allSatisfy({ Wording.isDigit($0) || signs.contains($0) }),
      let number = words.quantities(scope.words).first?.number, number.digits != 0,
      !years.contains(number)
    else { return false }
    return !row.operands.contains { operand in
      let name = Wording(operand?.value)
      return name.scalars.last == ")" || name.hasSuffix(anyOf: scope.words[.unitless])
    }
  }

  private static func withoutBounds(_ words: Wording, _ known: RuleWords) -> Wording {
    var words = words
    for bound in known[.bounds] {
      if let place = words.place(of: bound) {
        words.scalars.removeSubrange(place..<place + bound.unicodeScalars.count)
      }
    }
    return words
  }
}
