import CQPDF

/// A PDF of qpdf's that is changed and written anew; released exactly once.
struct QPDFEditor: ~Copyable {
  private let data: qpdf_data

  private init(_ data: qpdf_data) { self.data = data }

  deinit {
    var data: qpdf_data? = data
    qpdf_cleanup(&data)
  }

  /// Opens bytes that must outlive it; nil where qpdf cannot follow the file.
  static func open(_ bytes: UnsafeRawBufferPointer, password: String?) -> QPDFEditor? {
    guard let data = quiet() else { return nil }
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let code = qpdf_read_memory(data, "input", start, UInt64(bytes.count), password)
    return editor(data, after: code)
  }

  /// A document without pages; nil where memory is short.
  static func empty() -> QPDFEditor? {
    guard let data = quiet() else { return nil }
    return editor(data, after: qpdf_empty_pdf(data))
  }

  /// Takes the document over; nil, and the document is gone, where the call before failed.
  private static func editor(_ data: qpdf_data, after code: QPDF_ERROR_CODE) -> QPDFEditor? {
    guard code & QPDFFile.failed == 0 else {
      var closing: qpdf_data? = data
      qpdf_cleanup(&closing)
      return nil
    }
    return QPDFEditor(data)
  }

  private static func quiet() -> qpdf_data? {
    guard let data = qpdf_init() else { return nil }
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    return data
  }

  /// A page, from 0; nil where it cannot be followed.
  func page(at index: Int) -> QPDFObject? {
    let page = QPDFObject(data, qpdf_get_page_n(data, index))
    return page.isDictionary ? page : nil
  }

  /// An object by its source text, which names no other objects.
  func object(_ text: String) -> QPDFObject { QPDFObject(data, qpdf_oh_parse(data, text)) }

  /// A numbered stream of bytes that are encoded as `filter` tells, nil for not at all; `parameters`
  /// are those of the filter.
  func stream(
    _ bytes: UnsafeRawBufferPointer, filter: String? = nil, parameters: String? = nil
  ) -> QPDFObject {
    let stream = qpdf_oh_new_stream(data)
    let none = qpdf_oh_new_null(data)
    qpdf_oh_replace_stream_data(
      data, stream, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
      filter.map { qpdf_oh_parse(data, $0) } ?? none,
      parameters.map { qpdf_oh_parse(data, $0) } ?? none)
    return QPDFObject(data, stream)
  }

  func stream(_ bytes: [UInt8]) -> QPDFObject { bytes.withUnsafeBytes { stream($0) } }

  /// The object under a number of its own.
  func numbered(_ object: QPDFObject) -> QPDFObject {
    object.identity > 0
      ? object : QPDFObject(data, qpdf_make_indirect_object(data, object.handle))
  }

  func set(_ key: String, of object: QPDFObject, to value: QPDFObject) {
    let dictionary = object.isStream ? qpdf_oh_get_dict(data, object.handle) : object.handle
    qpdf_oh_replace_key(data, dictionary, key, value.handle)
  }

  func append(_ item: QPDFObject, to array: QPDFObject) {
    qpdf_oh_append_item(data, array.handle, item.handle)
  }

  /// A dictionary of its own with the same entries; empty for anything else.
  func copy(of dictionary: QPDFObject?) -> QPDFObject {
    let copy = object("<< >>")
    guard let dictionary, dictionary.isDictionary else { return copy }
    qpdf_oh_begin_dict_key_iter(data, dictionary.handle)
    var keys: [String] = []
    while qpdf_oh_dict_more_keys(data) != 0 {
      if let key = qpdf_oh_dict_next_key(data) { keys.append(String(cString: key)) }
    }
    for key in keys {
      qpdf_oh_replace_key(
        data, copy.handle, key, qpdf_oh_get_key(data, dictionary.handle, key))
    }
    return copy
  }

  /// Adds a page after the others; false where qpdf refuses it.
  func add(_ page: QPDFObject) -> Bool {
    qpdf_add_page(data, data, page.handle, 0) & QPDFFile.failed == 0
  }

  /// The document as a file: what was there as it stood, what is new compressed; nil where qpdf cannot.
  ///
  /// The same content gives the same bytes, unless it is encrypted.
  func written() -> [UInt8]? {
    guard qpdf_init_write_memory(data) & QPDFFile.failed == 0 else { return nil }
    qpdf_set_decode_level(data, qpdf_dl_none)
    qpdf_set_compress_streams(data, 1)
    // With object streams of its own a file of many small pages would change all over.
    qpdf_set_object_stream_mode(data, qpdf_o_preserve)
    if qpdf_is_encrypted(data) == 0 { qpdf_set_deterministic_ID(data, 1) }
    guard qpdf_write(data) & QPDFFile.failed == 0, let start = qpdf_get_buffer(data) else {
      return nil
    }
    return Array(UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(data)))
  }
}
