import PageModel

/// Makes fields from cells: cleans and reads the value, weighs the reading.
struct FieldMaker {
  let table: Table
  /// The unit money has where neither cell nor label names one.
  let unit: MoneyUnit?
  let record: String
  let values: ValueReader

  /// What a type that does not fit leaves of the confidence.
  private static let misfit = 0.6

  /// A field whose value stands in a cell.
  func field(
    id: String, name: String, label: String, value: String, type: ValueType?, cell: Cell,
    unit: MoneyUnit? = nil, raw: String? = nil, confidence: Double = 1
  ) -> Field {
    let evidence = Evidence(place: cell.place, table: table.id, cell: cell.index)
    guard !value.isEmpty else {
      return Field(
        id: id, name: name, label: label, raw: raw ?? cell.raw, value: nil, type: type ?? .text,
        confidence: cell.confidence * confidence, flags: cell.flags,
        suggestion: cell.alternatives.first, evidence: evidence)
    }
    let reading =
      type.map { values.reading(value, as: $0, unit: unit ?? self.unit) } ?? values.measure(value)
    var field = Field(
      id: id, name: name, label: label, raw: raw ?? cell.raw, value: value, type: reading.type,
      number: reading.number, unit: reading.unit,
      confidence: cell.confidence * confidence * (reading.fits ? 1 : Self.misfit),
      flags: cell.flags, evidence: evidence)
    if !reading.fits {
      field.flags.append(
        Flag(.typeMismatch, "“\(value)” is not of the type \(reading.type.rawValue)."))
    }
    return field
  }

  /// The type of a value whose label no profile knows: money where its label says so and a unit stands by.
  func unknownType(of value: String, label: String, unit: MoneyUnit?) -> ValueType? {
    guard unit == nil else { return .money }
    guard self.unit != nil, AmountWords.name(label), values.measure(value).type == .number else {
      return nil
    }
    return .money
  }

  /// A field whose label stands in a cell but whose value has none.
  func fieldWithoutCell(
    id: String, name: String, label: String, type: ValueType, labelCell: Cell, confidence: Double
  ) -> Field {
    Field(
      id: id, name: name, label: label, raw: nil, value: nil, type: type,
      confidence: labelCell.confidence * confidence,
      evidence: Evidence(place: labelCell.place, table: table.id, cell: labelCell.index))
  }
}
