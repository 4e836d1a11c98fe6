import CQPDF
import Glibc

/// The decoded content of a page; its memory is freed exactly once.
struct PageContent: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer
  /// False where a part could not be decoded and was left out.
  let isWhole: Bool

  /// How many streams a page's content may be split into.
  private static let mostStreams = 10_000

  /// Nil where nothing of the content can be decoded.
  init?(_ page: QPDFObject) {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    let code = qpdf_oh_get_page_content_data(page.data, page.handle, &buffer, &length)
    if code & QPDFFile.failed == 0 {
      bytes = UnsafeMutableRawBufferPointer(start: buffer, count: length)
      isWhole = true
      return
    }
    free(buffer)
    guard let salvaged = Self.salvaged(page) else { return nil }
    bytes = salvaged
    isWhole = false
  }

  deinit { free(bytes.baseAddress) }

  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { body(UnsafeRawBufferPointer(bytes)) }

  /// The streams that can be decoded, one after the other, in memory of malloc's.
  private static func salvaged(_ page: QPDFObject) -> UnsafeMutableRawBufferPointer? {
    guard let contents = page.entry("/Contents") else { return nil }
    let streams = contents.isArray ? contents.items(atMost: mostStreams) : [contents]
    var joined: [UInt8] = []
    for stream in streams where stream.isStream {
      guard let part = stream.streamBytes else { continue }
      joined += part
      joined.append(10)
    }
    guard !joined.isEmpty, let memory = malloc(joined.count) else { return nil }
    joined.withUnsafeBytes { source in
      if let start = source.baseAddress { memcpy(memory, start, source.count) }
    }
    return UnsafeMutableRawBufferPointer(start: memory, count: joined.count)
  }
}
