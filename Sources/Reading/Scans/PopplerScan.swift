import CPoppler

/// The image of a page that a scanner made, with its resolution as printed.
struct PageScan {
  var raster: ColorRaster
  /// In samples an inch of the printed page.
  var dotsPerInch: Double

  /// The most samples an image may have; larger ones are refused before they are decoded.
  static let sampleLimit = 120_000_000
}

extension PageScan {
  /// The page's own image where one fills the page, else the page drawn at its images' resolution.
  init(page: OpaquePointer) throws(ScanError) {
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    let images = PlacedScan.all(on: page)
    let sheet = width * height
    if let only = images.first, images.count(where: { $0.area > sheet * 0.02 }) == 1,
      only.area > sheet * 0.7, let scan = try Self.image(only, on: page)
    {
      self = scan
      return
    }
    let finest =
      images.filter { $0.area > sheet * 0.02 }.prefix(8)
      .compactMap { $0.dotsPerInch(on: page) }.max() ?? 200
    try self.init(drawing: page, dotsPerInch: min(max(finest, 100), 400))
  }

  /// The image as stored, unless it was placed turned or stretched.
  private static func image(
    _ placed: PlacedScan, on page: OpaquePointer
  ) throws(ScanError) -> PageScan? {
    guard let surface = poppler_page_get_image(page, placed.identifier) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    let across = Double(cairo_image_surface_get_width(surface)) / placed.width * 72
    let down = Double(cairo_image_surface_get_height(surface)) / placed.height * 72
    guard abs(across - down) < 0.03 * down, let raster = ColorRaster(surface) else { return nil }
    return PageScan(raster: raster, dotsPerInch: across)
  }

  /// The page drawn on white.
  init(drawing page: OpaquePointer, dotsPerInch: Double) throws(ScanError) {
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    let scale = dotsPerInch / 72
    let (columns, rows) = (Int(width * scale), Int(height * scale))
    guard columns > 0, rows > 0, columns * rows <= Self.sampleLimit else {
      throw .tooLarge(width: columns, height: rows)
    }
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows)),
      let context = cairo_create(surface)
    else { throw .outOfMemory }
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    guard let raster = ColorRaster(surface) else { throw .outOfMemory }
    self.init(raster: raster, dotsPerInch: dotsPerInch)
  }
}

/// An image as placed on a page.
private struct PlacedScan {
  var identifier: Int32
  /// In points.
  var width: Double
  var height: Double

  var area: Double { width * height }

  /// The stored samples an inch; nil where the image cannot be decoded.
  func dotsPerInch(on page: OpaquePointer) -> Double? {
    guard let surface = poppler_page_get_image(page, identifier) else { return nil }
    defer { cairo_surface_destroy(surface) }
    let columns = Double(cairo_image_surface_get_width(surface))
    return columns > 0 ? columns / width * 72 : nil
  }

  /// The largest first.
  static func all(on page: OpaquePointer) -> [PlacedScan] {
    let list = poppler_page_get_image_mapping(page)
    defer { poppler_page_free_image_mapping(list) }
    var images: [PlacedScan] = []
    var link = list
    while let entry = link {
      defer { link = entry.pointee.next }
      guard let mapping = entry.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self)
      else { continue }
      let area = mapping.pointee.area
      let (width, height) = (abs(area.x2 - area.x1), abs(area.y2 - area.y1))
      guard width > 1, height > 1 else { continue }
      images.append(
        PlacedScan(
          identifier: mapping.pointee.image_id, width: width, height: height))
    }
    return images.sorted { ($0.area, $1.identifier) > ($1.area, $0.identifier) }
  }
}

extension ColorRaster {
  /// The samples of a cairo image, drawn on white; nil for another kind of surface.
  init?(_ surface: OpaquePointer) {
    cairo_surface_flush(surface)
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    let format = cairo_image_surface_get_format(surface)
    guard width > 0, height > 0, let bytes = cairo_image_surface_get_data(surface),
      format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    let isTransparent = format == CAIRO_FORMAT_ARGB32
    let samples = bytes.withMemoryRebound(to: UInt32.self, capacity: stride * height) { words in
      [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
        for y in 0..<height {
          for x in 0..<width {
            let word = words[y * stride + x]
            let bare = isTransparent ? 255 - word >> 24 : 0
            buffer[y * width + x] = (word & 0xFFFFFF) + bare * 0x010101
          }
        }
        count = width * height
      }
    }
    self.init(width: width, height: height, samples: samples)
  }
}
