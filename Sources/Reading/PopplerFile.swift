import CPoppler
import Glibc

/// An open document of poppler's; released exactly once.
struct PopplerFile: ~Copyable {
  private let document: OpaquePointer

  /// Opens bytes that must outlive it; throws `encrypted`, `wrongPassword`, `damaged`.
  init(bytes: UnsafeMutableRawBufferPointer, password: String?) throws(ReadingError) {
    let data = g_bytes_new_static(bytes.baseAddress, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    var failure: UnsafeMutablePointer<GError>?
    guard let document = Self.open(data, password, &failure) else {
      defer { g_error_free(failure) }
      throw Self.error(failure, hasPassword: password != nil)
    }
    self.document = document
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  var pageCount: Int { Int(poppler_document_get_n_pages(document)) }

  /// The title in the document's information, nil when there is none.
  var title: String? {
    guard let text = poppler_document_get_title(document) else { return nil }
    defer { g_free(text) }
    let title = String(cString: text)
    return title.isEmpty ? nil : title
  }

  /// Nil for a page that cannot be loaded; pages count from 0.
  func page(at index: Int) -> PopplerPage? {
    poppler_document_get_page(document, gint(index)).map { PopplerPage($0) }
  }

  /// Given a wrong password, poppler 22.12 crashes over bytes and over plain memory it is deprecated
  /// to ask; a stream over the same bytes does neither.
  private static func open(
    _ data: OpaquePointer?, _ password: String?, _ failure: inout UnsafeMutablePointer<GError>?
  ) -> OpaquePointer? {
    guard let password else { return poppler_document_new_from_bytes(data, nil, &failure) }
    let stream = g_memory_input_stream_new_from_bytes(data)
    defer { g_object_unref(stream) }
    let length = goffset(g_bytes_get_size(data))
    return poppler_document_new_from_stream(stream, length, password, nil, &failure)
  }

  private static func error(
    _ failure: UnsafeMutablePointer<GError>?, hasPassword: Bool
  ) -> ReadingError {
    guard let failure else { return .damaged("it cannot be opened") }
    guard failure.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) else {
      let reason = failure.pointee.message.map { String(cString: $0) } ?? "it cannot be opened"
      return .damaged(reason)
    }
    return hasPassword ? .wrongPassword : .encrypted
  }
}

/// A loaded page of poppler's; released exactly once.
struct PopplerPage: ~Copyable {
  let handle: OpaquePointer

  /// Takes over the reference.
  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  /// Width and height of the crop box in points, after rotation.
  var size: (width: Double, height: Double) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(handle, &width, &height)
    return (width, height)
  }
}
