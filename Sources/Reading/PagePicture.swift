import CPoppler
import PageModel

/// A page drawn on white, on which elements can be laid; released exactly once.
struct PagePicture: ~Copyable {
  /// Pictures of more samples than this are refused.
  static let mostSamples = 100_000_000.0

  private let surface: OpaquePointer
  private let context: OpaquePointer

  /// A white sheet of the size in points; nil where it is too large or memory is short.
  init?(width: Double, height: Double, dotsPerInch: Double) {
    let scale = dotsPerInch / 72
    let columns = (width * scale).rounded(.up)
    let rows = (height * scale).rounded(.up)
    guard columns >= 1, rows >= 1, max(columns, rows) < 32_767, columns * rows <= Self.mostSamples,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows)),
      let context = cairo_create(surface)
    else { return nil }
    self.surface = surface
    self.context = context
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func draw(_ page: borrowing PopplerPage) {
    cairo_save(context)
    poppler_page_render(page.handle, context)
    cairo_restore(context)
  }

  /// Draws the scan in its place on the page.
  func draw(_ scan: PageScan) {
    let raster = scan.raster.color
    var samples = raster.samples
    samples.withUnsafeMutableBytes { bytes in
      let image = cairo_image_surface_create_for_data(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24,
        Int32(raster.width), Int32(raster.height), Int32(raster.width * 4))
      defer { cairo_surface_destroy(image) }
      cairo_save(context)
      cairo_translate(context, scan.placement.left, scan.placement.top)
      cairo_scale(
        context, scan.placement.width / Double(raster.width),
        scan.placement.height / Double(raster.height))
      cairo_set_source_surface(context, image, 0, 0)
      cairo_paint(context)
      cairo_restore(context)
    }
  }

  func draw(_ element: OverlayElement) {
    switch element {
    case .rectangle(let box, let outline, let lineWidth, let fill):
      cairo_rectangle(context, box.left, box.top, box.width, box.height)
      if let fill {
        setColor(fill)
        cairo_fill_preserve(context)
      }
      stroke(outline, lineWidth)
    case .line(let start, let end, let color, let lineWidth):
      cairo_move_to(context, start.x, start.y)
      cairo_line_to(context, end.x, end.y)
      stroke(color, lineWidth)
    case .label(let text, let point, let size, let color): label(text, point, size, color)
    }
  }

  /// The picture as a PNG file; nil where cairo cannot write it.
  func png() -> [UInt8]? {
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(surface, appendBytes, target)
    }
    return status == CAIRO_STATUS_SUCCESS ? bytes : nil
  }

  private func setColor(_ color: OverlayColor, alpha: Double = 1) {
    let part = color.color
    cairo_set_source_rgba(
      context, Double(part.red) / 255, Double(part.green) / 255, Double(part.blue) / 255,
      color.alpha * alpha)
  }

  private func stroke(_ color: OverlayColor, _ lineWidth: Double) {
    guard lineWidth > 0 else {
      cairo_new_path(context)
      return
    }
    setColor(color)
    cairo_set_line_width(context, lineWidth)
    cairo_stroke(context)
  }

  private func label(_ text: String, _ point: OverlayPoint, _ size: Double, _ color: OverlayColor) {
    cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, size)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    cairo_rectangle(
      context, point.x + extents.x_bearing - 0.5, point.y + extents.y_bearing - 0.5,
      extents.width + 1, extents.height + 1)
    cairo_set_source_rgba(context, 1, 1, 1, 0.75)
    cairo_fill(context)
    cairo_move_to(context, point.x, point.y)
    setColor(color)
    cairo_show_text(context, text)
    cairo_new_path(context)
  }
}

/// Takes the next bytes of a PNG file; the closure is the array they are added to.
private func appendBytes(
  _ closure: UnsafeMutableRawPointer?, _ data: UnsafePointer<UInt8>?, _ length: UInt32
) -> cairo_status_t {
  closure?.assumingMemoryBound(to: [UInt8].self).pointee
    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
  return CAIRO_STATUS_SUCCESS
}
