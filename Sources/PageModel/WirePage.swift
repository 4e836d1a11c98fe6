extension Page: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(PageSummary(self))
    encoder.write(styles)
    encoder.write(words: words)
    encoder.write(rulings)
    encoder.write(shadings)
    encoder.write(images)
    encoder.write(taggedTables)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self = try Page(summaryFrom: &decoder)
    styles = try decoder.values()
    words = try decoder.words(styleCount: styles.count)
    rulings = try decoder.values()
    shadings = try decoder.values()
    images = try decoder.values()
    taggedTables = try decoder.values()
  }
}

extension Page {
  /// The page with what its summary tells, and nothing on it.
  fileprivate init(summaryFrom decoder: inout WireDecoder) throws(WireError) {
    self.init(
      number: try decoder.integer(in: 1...Int(Int32.max)), width: try decoder.coordinate(),
      height: try decoder.coordinate(), rotation: try decoder.integer(in: -360...360),
      skew: try decoder.coordinate(), text: try decoder.raw(),
      confidence: try decoder.probability(), flags: try decoder.values())
  }
}

extension PageSummary: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(number)
    encoder.write(width)
    encoder.write(height)
    encoder.write(rotation)
    encoder.write(skew)
    encoder.write(text)
    encoder.write(confidence)
    encoder.write(flags)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(try Page(summaryFrom: &decoder))
  }
}

extension TextStyle: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(font)
    encoder.write(size)
    encoder.write(color)
    encoder.write(isVisible)
    encoder.write(isRecognized)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      font: try decoder.text(), size: try decoder.coordinate(), color: try Color(from: &decoder),
      isVisible: try decoder.bool(), isRecognized: try decoder.bool())
  }
}

extension Color: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(red)
    encoder.write(green)
    encoder.write(blue)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(red: try decoder.byte(), green: try decoder.byte(), blue: try decoder.byte())
  }
}

extension Box: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(left)
    encoder.write(top)
    encoder.write(right)
    encoder.write(bottom)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      left: try decoder.coordinate(), top: try decoder.coordinate(),
      right: try decoder.coordinate(), bottom: try decoder.coordinate())
  }
}

extension Ruling: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(axis.rawValue)
    encoder.write(pattern.rawValue)
    encoder.write(position)
    encoder.write(start)
    encoder.write(end)
    encoder.write(thickness)
    encoder.write(color)
    encoder.write(isTraced)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    guard let axis = Axis(rawValue: try decoder.byte()),
      let pattern = Pattern(rawValue: try decoder.byte())
    else { throw decoder.invalid("an unknown kind of ruling") }
    self.init(
      axis: axis, position: try decoder.coordinate(), start: try decoder.coordinate(),
      end: try decoder.coordinate(), thickness: try decoder.coordinate(), pattern: pattern,
      color: try Color(from: &decoder), isTraced: try decoder.bool())
  }
}

extension Shading: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(box)
    encoder.write(color)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(box: try Box(from: &decoder), color: try Color(from: &decoder))
  }
}

extension PlacedImage: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(box)
    encoder.write(pixelWidth)
    encoder.write(pixelHeight)
    encoder.write(stance)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      box: try Box(from: &decoder), pixelWidth: try decoder.integer(in: 0...Int(Int32.max)),
      pixelHeight: try decoder.integer(in: 0...Int(Int32.max)), stance: try decoder.optional())
  }
}

extension PlacedImage.Stance: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(box)
    encoder.write(quarters)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(box: try Box(from: &decoder), quarters: try decoder.integer(in: 0...3))
  }
}

extension TaggedTable: WireValue {
  public func write(to encoder: inout WireEncoder) { encoder.write(cells) }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(cells: try decoder.values())
  }
}

extension TaggedTable.Cell: WireValue {
  public func write(to encoder: inout WireEncoder) {
    for number in [row, column, rowSpan, columnSpan] { encoder.write(number) }
    encoder.write(isHeader)
    encoder.write(text)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      row: try decoder.gridNumber(), column: try decoder.gridNumber(),
      rowSpan: try decoder.gridNumber(), columnSpan: try decoder.gridNumber(),
      isHeader: try decoder.bool(), text: try decoder.text())
  }
}

extension WireDecoder {
  /// A row, a column or a span: no table has a million of them.
  mutating func gridNumber() throws(WireError) -> Int { try integer(in: 0...1_000_000) }
}
