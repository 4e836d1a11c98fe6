import CQPDF
import Glibc

extension QPDFObject {
  /// Gives the body the bytes of a stream as they are stored; nil where they cannot be had.
  func withStoredBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    let code = qpdf_oh_get_stream_data(data, handle, qpdf_dl_none, nil, &buffer, &length)
    defer { free(buffer) }
    guard code & QPDFFile.failed == 0 else { return nil }
    return body(UnsafeBufferPointer(start: buffer, count: length))
  }

  /// What the dictionary holds, the keys left out.
  func values(atMost most: Int) -> [QPDFObject] {
    guard isDictionary else { return [] }
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(data, handle)
    while qpdf_oh_dict_more_keys(data) != 0 {
      // All keys are gone through: the document holds the place of only one such walk.
      guard let key = qpdf_oh_dict_next_key(data) else { break }
      if keys.count < most { keys.append(String(cString: key)) }
    }
    return keys.compactMap(entry)
  }
}
