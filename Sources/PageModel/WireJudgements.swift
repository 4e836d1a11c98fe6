extension JudgedRecords: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(records)
    // In an order of its own a dictionary would give other bytes in every process.
    let sorted = judgements.sorted { $0.key < $1.key }
    encoder.write(sorted.map(\.key))
    encoder.write(sorted.map(\.value))
    encoder.write(checks)
    encoder.write(warnings)
    encoder.write(triage)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    let records: [Record] = try decoder.values()
    let fields = try decoder.texts()
    let values: [Judgement] = try decoder.values()
    guard fields.count == values.count, Set(fields).count == fields.count else {
      throw decoder.invalid("judgements of other fields")
    }
    self.init(
      records: records, judgements: Dictionary(uniqueKeysWithValues: zip(fields, values)),
      checks: try decoder.values(), warnings: try decoder.texts(),
      triage: try Triage(from: &decoder))
  }
}

extension Judgement: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(confidence)
    encoder.write(status)
    encoder.write(flags)
    encoder.write(suggestion)
    encoder.write(evidence)
    encoder.write(isSampled)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      confidence: try decoder.probability(), status: try decoder.raw(),
      flags: try decoder.values(), suggestion: try decoder.optionalText(),
      evidence: try decoder.optional())
    isSampled = try decoder.bool()
  }
}

extension CheckResult: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(rule)
    encoder.write(record)
    encoder.write(table)
    encoder.write(status)
    encoder.write(fields)
    encoder.write(expected)
    encoder.write(actual)
    encoder.write(message)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      rule: FlagCode(rawValue: try decoder.text()), record: try decoder.optionalText(),
      table: try decoder.optionalText(), status: try decoder.raw(), fields: try decoder.texts(),
      expected: try decoder.optionalText(), actual: try decoder.optionalText(),
      message: try decoder.text())
  }
}

extension Triage: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(status)
    encoder.write(lookFirst)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(status: try decoder.raw(), lookFirst: try decoder.values())
  }
}

extension Triage.Concern: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(field)
    encoder.write(rule?.rawValue)
    encoder.write(reason)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      field: try decoder.optionalText(),
      rule: try decoder.optionalText().map { FlagCode(rawValue: $0) }, reason: try decoder.text())
  }
}
