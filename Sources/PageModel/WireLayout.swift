extension Layout: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(tables)
    encoder.write(blocks)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(tables: try decoder.values(), blocks: try decoder.values())
  }
}

extension Table: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(id)
    encoder.write(title)
    encoder.write(unit)
    encoder.write(captions)
    encoder.write(regions)
    for number in [rowCount, columnCount, headerRows] { encoder.write(number) }
    encoder.write(cells)
    encoder.write(origin)
    encoder.write(flags)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      id: try decoder.text(), title: try decoder.optionalText(),
      unit: try decoder.optionalText(), captions: try decoder.texts(),
      regions: try decoder.values(), rowCount: try decoder.gridNumber(),
      columnCount: try decoder.gridNumber(), headerRows: try decoder.gridNumber(),
      cells: try decoder.values(), origin: try decoder.raw(), flags: try decoder.values())
    for cell in cells where cell.rows.upperBound > rowCount || cell.columns.upperBound > columnCount
    {
      throw decoder.invalid("a cell outside its table")
    }
  }
}

extension Cell: WireValue {
  public func write(to encoder: inout WireEncoder) {
    for number in [row, column, rowSpan, columnSpan] { encoder.write(number) }
    encoder.write(text)
    encoder.write(raw)
    encoder.write(place)
    encoder.write(confidence)
    encoder.write(repairs)
    encoder.write(alternatives)
    encoder.write(recognition != nil)
    if let recognition { encoder.write(recognition) }
    encoder.write(flags)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      row: try decoder.gridNumber(), column: try decoder.gridNumber(),
      rowSpan: try decoder.gridNumber(), columnSpan: try decoder.gridNumber(),
      text: try decoder.text(), raw: try decoder.text(), place: try Place(from: &decoder),
      confidence: try decoder.probability(), repairs: try decoder.texts(),
      alternatives: try decoder.texts(),
      recognition: try decoder.bool() ? try RecognitionSummary(from: &decoder) : nil,
      flags: try decoder.values())
  }
}

extension Block: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(id)
    encoder.write(kind)
    encoder.write(text)
    encoder.write(regions)
    encoder.write(confidence)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      id: try decoder.text(), kind: try decoder.raw(), text: try decoder.text(),
      regions: try decoder.values(), confidence: try decoder.probability())
  }
}

extension Place: WireValue {
  public func write(to encoder: inout WireEncoder) {
    switch self {
    case .page(let number, let box):
      encoder.write(UInt8(0))
      encoder.write(number)
      encoder.write(box)
    case .line(let line, let columns):
      encoder.write(UInt8(1))
      for number in [line, columns.lowerBound, columns.upperBound] { encoder.write(number) }
    }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0: self = .page(try decoder.integer(), try Box(from: &decoder))
    case 1:
      let line = try decoder.integer()
      let (first, last) = (try decoder.integer(), try decoder.integer())
      guard first <= last else { throw decoder.invalid("columns that end before they begin") }
      self = .line(line, columns: first...last)
    default: throw decoder.invalid("an unknown kind of place")
    }
  }
}

extension Flag: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(code)
    encoder.write(message)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(FlagCode(rawValue: try decoder.text()), try decoder.text())
  }
}
