extension OverlayElement: WireValue {
  public func write(to encoder: inout WireEncoder) {
    switch self {
    case .rectangle(let box, let outline, let lineWidth, let fill):
      encoder.write(UInt8(0))
      encoder.write(box)
      encoder.write(outline)
      encoder.write(lineWidth)
      encoder.write(fill != nil)
      if let fill { encoder.write(fill) }
    case .line(let start, let end, let color, let lineWidth):
      encoder.write(UInt8(1))
      encoder.write(start)
      encoder.write(end)
      encoder.write(color)
      encoder.write(lineWidth)
    case .label(let text, let start, let size, let color):
      encoder.write(UInt8(2))
      encoder.write(text)
      encoder.write(start)
      encoder.write(size)
      encoder.write(color)
    }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0:
      self = .rectangle(
        try Box(from: &decoder), outline: try OverlayColor(from: &decoder),
        lineWidth: try decoder.coordinate(),
        fill: try decoder.bool() ? try OverlayColor(from: &decoder) : nil)
    case 1:
      self = .line(
        try OverlayPoint(from: &decoder), try OverlayPoint(from: &decoder),
        color: try OverlayColor(from: &decoder), lineWidth: try decoder.coordinate())
    case 2:
      self = .label(
        try decoder.text(), at: try OverlayPoint(from: &decoder), size: try decoder.coordinate(),
        color: try OverlayColor(from: &decoder))
    default: throw decoder.invalid("an unknown overlay element")
    }
  }
}

extension OverlayPoint: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(x)
    encoder.write(y)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(x: try decoder.coordinate(), y: try decoder.coordinate())
  }
}

extension OverlayColor: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(color)
    encoder.write(alpha)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    let color = try Color(from: &decoder)
    self.init(
      red: color.red, green: color.green, blue: color.blue, alpha: try decoder.probability())
  }
}
