/// All of a document before its labelled values are read: what is kept of it, so that a table can be
/// changed without reading the document again.
public struct UnjudgedExtraction: Hashable, Sendable {
  public var document: DocumentDescription
  /// Of reading, one sentence each.
  public var warnings: [String]
  public var pages: [PageSummary]
  public var repaired: RepairedLayout

  public init(
    document: DocumentDescription, warnings: [String], pages: [PageSummary],
    repaired: RepairedLayout
  ) {
    self.document = document
    self.warnings = warnings
    self.pages = pages
    self.repaired = repaired
  }
}

extension UnjudgedExtraction: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(document)
    encoder.write(warnings)
    encoder.write(pages)
    encoder.write(repaired.layout)
    encoder.write(repaired.corrections)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      document: try DocumentDescription(from: &decoder), warnings: try decoder.texts(),
      pages: try decoder.values(),
      repaired: RepairedLayout(
        layout: try Layout(from: &decoder), corrections: try decoder.values()))
  }
}

extension Correction: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(rule)
    encoder.write(table)
    encoder.write(cells)
    encoder.write(before)
    encoder.write(after)
    encoder.write(reason)
    encoder.write(confidence)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      rule: try decoder.text(), table: try decoder.text(), cells: try decoder.values(),
      before: try decoder.text(), after: try decoder.text(), reason: try decoder.text(),
      confidence: try decoder.probability())
  }
}

extension CellIndex: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(row)
    encoder.write(column)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(row: try decoder.gridNumber(), column: try decoder.gridNumber())
  }
}

extension RecognitionSummary: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(characterCount)
    encoder.write(least)
    encoder.write(expectedErrors)
    encoder.write(leastByLooks)
    encoder.write(unlikeness)
    encoder.write(markDoubt)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      characterCount: try decoder.integer(in: 0...Int(Int32.max)),
      least: try decoder.probability(), expectedErrors: try decoder.coordinate(),
      leastByLooks: try decoder.probability(), unlikeness: try decoder.probability(),
      markDoubt: try decoder.probability())
  }
}
