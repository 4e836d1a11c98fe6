import PageModel

extension WorkerRequest: WireValue {
  public func write(to encoder: inout WireEncoder) {
    switch self {
    case .open(let opening):
      encoder.write(UInt8(0))
      encoder.write(opening.path)
      encoder.write(opening.password)
      encoder.write(opening.identifier)
    case .pages(let numbers):
      encoder.write(UInt8(1))
      encoder.write(UInt64(numbers.count))
      for number in numbers { encoder.write(number) }
    case .layout: encoder.write(UInt8(2))
    case .picture(let page, let dotsPerInch, let overlay):
      encoder.write(UInt8(3))
      encoder.write(page)
      encoder.write(dotsPerInch)
      encoder.write(overlay)
    case .begin(let settings):
      encoder.write(UInt8(4))
      encoder.write(settings.memory)
      encoder.write(settings.processorSeconds)
      encoder.write(settings.sandbox)
    case .links(let bytes):
      encoder.write(UInt8(32))
      encoder.write(bytes)
    case .searchable(let layers):
      encoder.write(UInt8(5))
      encoder.write(layers)
    case .analysis(let document, let seconds):
      encoder.write(UInt8(6))
      encoder.write(document)
      encoder.write(seconds)
    }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0:
      self = .open(
        DocumentOpening(
          path: try decoder.text(), password: try decoder.optionalText(),
          identifier: try decoder.optionalText()))
    case 1:
      var numbers: [Int] = []
      for _ in 0..<(try decoder.count(ofAtLeast: 1)) { numbers.append(try decoder.integer()) }
      self = .pages(numbers)
    case 2: self = .layout
    case 3:
      self = .picture(
        page: try decoder.integer(), dotsPerInch: try decoder.coordinate(),
        overlay: try decoder.values())
    case 4:
      self = .begin(
        WorkerSettings(
          memory: try decoder.integer(in: 0...Int.max),
          processorSeconds: try decoder.integer(in: 0...Int(Int32.max)),
          sandbox: try SandboxMode(from: &decoder)))
    case 32: self = .links(try decoder.data())
    case 5: self = .searchable(try decoder.values())
    case 6:
      self = .analysis(
        try decoder.data(), seconds: try decoder.integer(in: 0...Int(Int32.max)))
    default: throw decoder.invalid("an unknown request")
    }
  }
}

extension WorkerResponse: WireValue {
  public func write(to encoder: inout WireEncoder) {
    switch self {
    case .opened(let document):
      encoder.write(UInt8(0))
      encoder.write(document.description)
      encoder.write(document.isPaged)
    case .failed(let error):
      encoder.write(UInt8(1))
      encoder.write(error)
    case .page(let page):
      encoder.write(UInt8(2))
      encoder.write(page)
    case .pageFailed(let number, let error):
      encoder.write(UInt8(3))
      encoder.write(number)
      encoder.write(error)
    case .paused: encoder.write(UInt8(9))
    case .layout(let layout):
      encoder.write(UInt8(4))
      encoder.write(layout)
    case .picture(let bytes):
      encoder.write(UInt8(5))
      encoder.write(bytes)
    case .ready(let version, let report):
      encoder.write(UInt8(6))
      encoder.write(version)
      encoder.write(report.mode)
      encoder.write(report.missing.map(\.rawValue))
    case .links(let links):
      encoder.write(UInt8(32))
      encoder.write(links)
    case .searchable(let bytes):
      encoder.write(UInt8(7))
      encoder.write(bytes)
    case .analysis(let bytes):
      encoder.write(UInt8(8))
      encoder.write(bytes)
    }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0:
      self = .opened(
        OpenedDocument(
          description: try DocumentDescription(from: &decoder), isPaged: try decoder.bool()))
    case 1: self = .failed(try DocumentError(from: &decoder))
    case 2: self = .page(try EncodedPage(from: &decoder))
    case 3: self = .pageFailed(try decoder.integer(), try DocumentError(from: &decoder))
    case 4: self = .layout(try Layout(from: &decoder))
    case 5: self = .picture(try decoder.data())
    case 6:
      let version = try decoder.text()
      let mode = try SandboxMode(from: &decoder)
      let names = try decoder.texts()
      self = .ready(
        version: version,
        SandboxReport(mode: mode, missing: names.compactMap { SandboxWall(rawValue: $0) }))
    case 32: self = .links(try MarkupLinks(from: &decoder))
    case 7: self = .searchable(try decoder.data())
    case 8: self = .analysis(try decoder.sharedData())
    case 9: self = .paused
    default: throw decoder.invalid("an unknown response")
    }
  }
}

extension SandboxMode {
  fileprivate init(from decoder: inout WireDecoder) throws(WireError) {
    guard let mode = SandboxMode(rawValue: try decoder.text()) else {
      throw decoder.invalid("an unknown mode of sandbox")
    }
    self = mode
  }
}
