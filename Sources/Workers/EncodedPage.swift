import PageModel

/// A page as a worker sent it: only those decode it who need what is on it.
public struct EncodedPage: Hashable, Sendable {
  /// From 1.
  public let number: Int
  private let bytes: [UInt8]

  public init(_ page: Page) {
    number = page.number
    bytes = page.wireBytes
  }

  /// What is on it; throws where the bytes are not this page.
  public func page() throws(WireError) -> Page {
    let page = try Page(wireBytes: bytes)
    guard page.number == number else { throw .invalid("another page", offset: 0) }
    return page
  }
}

extension EncodedPage: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(number)
    encoder.write(bytes)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    number = try decoder.integer(in: 1...Int(Int32.max))
    bytes = try decoder.data()
  }
}
