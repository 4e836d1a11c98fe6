/// An output held against the truth of its document, field by field.
public struct DocumentComparison {
  public internal(set) var fields: [ComparedField] = []
  /// True values that no field of the output has a place for.
  public private(set) var missedCount = 0
  /// Records of the output that are like none of the truth: nothing is known of their fields.
  public private(set) var strayCount = 0

  /// `name` is the document's among those compared.
  init(_ truth: TruthDocument, _ output: OutputDocument, name: String) {
    let forms = FormComparison(truth, output)
    let tables = TableComparison(truth, output)
    let kinds = Set(truth.records.map(\.kind))
    for (record, field) in output.fields {
      let verdict =
        kinds.contains(record.kind) ? forms.verdicts[field.id] : tables.verdict(of: field)
      guard let verdict else { continue }
      fields.append(
        ComparedField(
          field, in: record, of: output, document: name, original: truth.source ?? name,
          verdict: verdict))
    }
    missedCount = forms.missedCount
    strayCount = forms.strayCount
  }

  /// Reads both; `name` is the document's among those compared.
  public init(
    truth: [UInt8], truthFile: String, output: [UInt8], outputFile: String, name: String
  ) throws(CalibrationError) {
    self.init(
      try TruthDocument(truth, file: truthFile), try OutputDocument(output, file: outputFile),
      name: name)
  }
}
