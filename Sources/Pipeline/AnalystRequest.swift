import PageModel

/// What a worker's analyst is asked.
enum AnalystRequest: Hashable, Sendable {
  /// Answered by an `Analysis`.
  case analysis(AnalysisRequest)
  /// Answered by a `Rebuilding`.
  case rebuilding(RebuildingRequest)
}

extension AnalystRequest: WireValue {
  func write(to encoder: inout WireEncoder) {
    switch self {
    case .analysis(let request):
      encoder.write(UInt8(0))
      encoder.write(request)
    case .rebuilding(let request):
      encoder.write(UInt8(1))
      encoder.write(request)
    }
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0: self = .analysis(try AnalysisRequest(from: &decoder))
    case 1: self = .rebuilding(try RebuildingRequest(from: &decoder))
    default: throw decoder.invalid("an unknown request")
    }
  }
}
