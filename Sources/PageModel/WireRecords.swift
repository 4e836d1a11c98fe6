extension Record: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(id)
    encoder.write(kind)
    for text in [profile, table, title] { encoder.write(text) }
    encoder.write(fields)
    encoder.write(groups)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      id: try decoder.text(), kind: try decoder.text(), profile: try decoder.optionalText(),
      table: try decoder.optionalText(), title: try decoder.optionalText(),
      fields: try decoder.values(), groups: try decoder.values())
  }
}

extension FieldGroup: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(name)
    encoder.write(items)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(name: try decoder.text(), items: try decoder.values())
  }
}

extension FieldItem: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(id)
    encoder.write(fields)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(id: try decoder.text(), fields: try decoder.values())
  }
}

extension Field: WireValue {
  public func write(to encoder: inout WireEncoder) {
    for text in [id, name, label] { encoder.write(text) }
    encoder.write(raw)
    encoder.write(value)
    encoder.write(type)
    encoder.write(number)
    encoder.write(unit)
    encoder.write(confidence)
    encoder.write(flags)
    encoder.write(suggestion)
    encoder.write(evidence)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      id: try decoder.text(), name: try decoder.text(), label: try decoder.text(),
      raw: try decoder.optionalText(), value: try decoder.optionalText(), type: try decoder.raw(),
      number: try decoder.optional(), unit: try decoder.optionalText(),
      confidence: try decoder.probability(), flags: try decoder.values(),
      suggestion: try decoder.optionalText(), evidence: try Evidence(from: &decoder))
  }
}

extension Evidence: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(place)
    encoder.write(table)
    encoder.write(cell)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      place: try Place(from: &decoder), table: try decoder.optionalText(),
      cell: try decoder.optional())
  }
}

extension ExactNumber: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(UInt64(truncatingIfNeeded: digits))
    encoder.write(UInt64(truncatingIfNeeded: digits >> 64))
    encoder.write(decimals)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    let low = Int128(try decoder.unsigned())
    let high = Int128(truncatingIfNeeded: try decoder.unsigned())
    self.init(digits: high << 64 | low, decimals: try decoder.integer(in: 0...Int(Int32.max)))
  }
}
