import CPoppler
import PageModel

extension PageScan {
  /// The page's own image where one fills the page, else the page drawn at its images' resolution.
  ///
  /// `embedded` is what the file has of the page, by whose images a huge one is refused before it is
  /// decoded. `stored` is asked for the samples of the page's only image; where it has none, poppler
  /// decodes it.
  init(
    page: borrowing PopplerPage, of embedded: Page, stored: () -> ScanRaster? = { nil }
  ) throws(ScanError) {
    for image in embedded.images where image.pixelWidth > 0 {
      try Self.checkSize(width: image.pixelWidth, height: image.pixelHeight)
    }
    let size = page.size
    let sheet = size.width * size.height
    let all = PlacedScan.all(on: page, of: embedded)
    let placed = all.filter { $0.area > sheet * 0.02 }
    if let only = placed.first, placed.count == 1, only.area > sheet * 0.7,
      let shown = only.shown(on: page, stored: { all.count == 1 ? stored() : nil })
    {
      self.init(
        raster: shown.raster, placement: shown.placement, pageWidth: size.width,
        pageHeight: size.height)
      return
    }
    let finest =
      embedded.images.map { image in
        let isSideways = (image.stance?.quarters ?? embedded.rotation / 90) % 2 == 1
        let across = isSideways ? image.pixelHeight : image.pixelWidth
        return Double(across) / max(1, image.extent.width) * 72
      }.max() ?? 0
    try self.init(drawing: page, dotsPerInch: finest < 50 ? 200 : min(max(finest, 100), 400))
  }

  /// The picture of a region as it is stored, or the region drawn without what lies in `print`.
  ///
  /// `embedded` and `stored` are as above.
  init(
    page: borrowing PopplerPage, region: PictureRegion, of embedded: Page, without print: [Box],
    stored: () -> ScanRaster?
  ) throws(ScanError) {
    for image in region.images where image.pixelWidth > 0 {
      try Self.checkSize(width: image.pixelWidth, height: image.pixelHeight)
    }
    let size = page.size
    if let picture = region.picture {
      let all = PlacedScan.all(on: page, of: embedded)
      let there = all.filter { $0.seen.isNear(picture.box) }
      if let only = there.first, there.count == 1,
        let shown = only.shown(on: page, stored: { all.count == 1 ? stored() : nil })
      {
        self.init(
          raster: shown.raster, placement: shown.placement, pageWidth: size.width,
          pageHeight: size.height)
        return
      }
    }
    let (columns, rows) = region.size
    try self.init(
      drawing: page, part: region.box, columns: columns, rows: rows,
      // Ink may reach a little out of its box.
      without: print.map { $0.insetBy(-0.5) }.filter { region.box.intersection($0) != nil })
  }

  /// The page drawn on white.
  init(drawing page: borrowing PopplerPage, dotsPerInch: Double) throws(ScanError) {
    let size = page.size
    let scale = dotsPerInch / 72
    let (columns, rows) = (Int(size.width * scale), Int(size.height * scale))
    try self.init(
      drawing: page,
      part: Box(left: 0, top: 0, right: Double(columns) / scale, bottom: Double(rows) / scale),
      columns: columns, rows: rows)
  }

  /// A part of a page, in points, drawn on white in so many samples; what lies in `boxes` is left out.
  init(
    drawing page: borrowing PopplerPage, part: Box, columns: Int, rows: Int,
    without boxes: [Box] = []
  ) throws(ScanError) {
    try Self.checkSize(width: columns, height: rows)
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
    cairo_scale(context, Double(columns) / part.width, Double(rows) / part.height)
    cairo_translate(context, -part.left, -part.top)
    cairo_save(context)
    poppler_page_render(page.handle, context)
    cairo_restore(context)
    for box in boxes { cairo_rectangle(context, box.left, box.top, box.width, box.height) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_fill(context)
    guard let raster = ScanRaster(surface) else { throw .outOfMemory }
    let size = page.size
    self.init(raster: raster, placement: part, pageWidth: size.width, pageHeight: size.height)
  }
}
