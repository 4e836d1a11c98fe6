import CQPDF
import Glibc

/// An object of an open qpdf document; valid until the page's handles are released.
struct QPDFObject {
  let data: qpdf_data
  let handle: qpdf_oh
  /// Asked for once: every call into qpdf costs about as much as parsing a small object.
  private let type: qpdf_object_type_e

  /// How far a page looks up the tree for what it inherits; deeper trees are cycles.
  private static let deepestTree = 64

  init(_ data: qpdf_data, _ handle: qpdf_oh) {
    self.data = data
    self.handle = handle
    type = qpdf_oh_get_type_code(data, handle)
  }

  var isDictionary: Bool { type == ot_dictionary }
  var isStream: Bool { type == ot_stream }
  var isArray: Bool { type == ot_array }
  /// The object's number; 0 for a direct object.
  var identity: Int { Int(qpdf_oh_get_object_id(data, handle)) }

  /// Gives the handle back before the page's end; it must not be used again.
  func release() { qpdf_oh_release(data, handle) }

  /// The number, nil for anything else.
  var number: Double? {
    guard type == ot_integer || type == ot_real else { return nil }
    var value = 0.0
    return qpdf_oh_get_value_as_number(data, handle, &value) != 0 && value.isFinite ? value : nil
  }

  var integer: Int? { number.map { Int(min(max($0, -1e9), 1e9)) } }

  var boolean: Bool {
    type == ot_boolean && qpdf_oh_get_bool_value(data, handle) != 0
  }

  /// The name without its slash, nil for anything else.
  var name: String? {
    guard type == ot_name, let text = qpdf_oh_get_name(data, handle) else {
      return nil
    }
    return String(cString: text + 1)
  }

  /// The array's items; none for anything else.
  func items(atMost most: Int) -> [QPDFObject] {
    guard isArray else { return [] }
    let count = min(Int(qpdf_oh_get_array_n_items(data, handle)), most)
    return (0..<max(count, 0)).map {
      QPDFObject(data, qpdf_oh_get_array_item(data, handle, Int32($0)))
    }
  }

  /// The first items of an array that is short where it is sound.
  var items: [QPDFObject] { items(atMost: 64) }

  var numbers: [Double] { items.compactMap(\.number) }

  /// Left, bottom, right, top in order; nil for what is no rectangle.
  var rectangle: [Double]? {
    let sides = numbers
    guard sides.count == 4 else { return nil }
    let (left, right) = (min(sides[0], sides[2]), max(sides[0], sides[2]))
    let (bottom, top) = (min(sides[1], sides[3]), max(sides[1], sides[3]))
    return left < right && bottom < top ? [left, bottom, right, top] : nil
  }

  /// A dictionary's or stream's entry; the key has its slash; nil when absent or null.
  func entry(_ key: String) -> QPDFObject? {
    let dictionary = isStream ? qpdf_oh_get_dict(data, handle) : handle
    guard isDictionary || isStream else { return nil }
    let value = QPDFObject(data, qpdf_oh_get_key(data, dictionary, key))
    return value.type == ot_null ? nil : value
  }

  /// The entry of this page or of the nearest node above it.
  func inherited(_ key: String) -> QPDFObject? {
    var node = self
    for _ in 0..<Self.deepestTree {
      if let value = node.entry(key) { return value }
      guard let parent = node.entry("/Parent") else { return nil }
      node = parent
    }
    return nil
  }

  /// The decoded bytes of a stream; nil where they cannot be decoded.
  var streamBytes: [UInt8]? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    var isFiltered: QPDF_BOOL = 0
    let code = qpdf_oh_get_stream_data(
      data, handle, qpdf_dl_generalized, &isFiltered, &buffer, &length)
    defer { free(buffer) }
    guard code & QPDFFile.failed == 0, isFiltered != 0 || entry("/Filter") == nil else {
      return nil
    }
    return Array(UnsafeBufferPointer(start: buffer, count: length))
  }
}
