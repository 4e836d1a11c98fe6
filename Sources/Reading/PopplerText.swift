import CPoppler
import Glibc
import PageModel

/// The text of one page in poppler's order, blanks and line feeds included.
struct PopplerText {
  var styles: [TextStyle] = []
  var glyphs: [Glyph] = []
}

extension PopplerPage {
  /// Every character with box and style; each piece is asked for once, for each costs a layout walk.
  func text() -> PopplerText {
    guard let utf8 = poppler_page_get_text(handle) else { return PopplerText() }
    defer { g_free(utf8) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var rectangleCount: guint = 0
    guard poppler_page_get_text_layout(handle, &rectangles, &rectangleCount) != 0 else {
      return PopplerText()
    }
    defer { g_free(rectangles) }
    let boxes = UnsafeBufferPointer(start: rectangles, count: Int(rectangleCount))
    var text = PopplerText()
    text.glyphs.reserveCapacity(boxes.count)
    var scalars = ScalarReader(utf8)
    for box in boxes {
      guard let scalar = scalars.next() else { break }
      text.glyphs.append(
        Glyph(
          scalar: scalar, box: Box(left: box.x1, top: box.y1, right: box.x2, bottom: box.y2)))
    }
    applyStyles(to: &text)
    return text
  }

  private func applyStyles(to text: inout PopplerText) {
    let attributes = poppler_page_get_text_attributes(handle)
    defer { poppler_page_free_text_attributes(attributes) }
    var places: [TextStyle: Int] = [:]
    var next = attributes
    while let node = next {
      next = node.pointee.next
      guard let data = node.pointee.data else { continue }
      let run = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let style = TextStyle(run)
      let place = places[style] ?? text.styles.count
      if place == text.styles.count {
        places[style] = place
        text.styles.append(style)
      }
      let end = min(Int(run.end_index), text.glyphs.count - 1)
      guard run.start_index >= 0, Int(run.start_index) <= end else { continue }
      for index in Int(run.start_index)...end { text.glyphs[index].style = place }
    }
    if text.styles.isEmpty { text.styles = [TextStyle(size: 10)] }
  }
}

extension TextStyle {
  fileprivate init(_ run: PopplerTextAttributes) {
    let name = run.font_name.map { String(cString: $0) } ?? ""
    self.init(
      font: name.droppingSubsetPrefix, size: run.font_size,
      color: Color(
        red: UInt8(truncatingIfNeeded: run.color.red >> 8),
        green: UInt8(truncatingIfNeeded: run.color.green >> 8),
        blue: UInt8(truncatingIfNeeded: run.color.blue >> 8)))
  }
}

extension String {
  /// The font name behind the six capitals and plus sign of a subset ("ABCDEF+SimSun").
  fileprivate var droppingSubsetPrefix: String {
    let bytes = utf8
    guard bytes.count > 7, bytes[bytes.index(bytes.startIndex, offsetBy: 6)] == UInt8(ascii: "+"),
      bytes.prefix(6).allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return self }
    return String(dropFirst(7))
  }
}

/// Walks a C string's scalars; bytes that are not UTF-8 become U+FFFD.
private struct ScalarReader {
  private var byte: UnsafePointer<UInt8>

  init(_ text: UnsafeMutablePointer<CChar>) {
    byte = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
  }

  mutating func next() -> Unicode.Scalar? {
    let first = byte.pointee
    guard first != 0 else { return nil }
    byte += 1
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    var value = UInt32(first) & (length == 3 ? 0x07 : length == 2 ? 0x0F : 0x1F)
    for _ in 0..<length {
      guard byte.pointee & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(byte.pointee & 0x3F)
      byte += 1
    }
    return length == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
