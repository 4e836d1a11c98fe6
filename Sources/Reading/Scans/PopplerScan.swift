import CPoppler
import PageModel

extension PageScan {
  /// The page's own image where one fills the page, else the page drawn at its images' resolution.
  ///
  /// `images` are the page's, by whose sizes a huge one is refused before it is decoded. `stored` is
  /// asked for the samples of the page's only image; where it has none, poppler decodes it. `quarters`
  /// is how often the file turns the page clockwise to show it.
  init(
    page: borrowing PopplerPage, images: [PlacedImage], turned quarters: Int = 0,
    stored: () -> ScanRaster? = { nil }
  ) throws(ScanError) {
    for image in images where image.pixelWidth > 0 {
      try Self.checkSize(width: image.pixelWidth, height: image.pixelHeight)
    }
    let size = page.size
    let sheet = size.width * size.height
    // Of a page that is turned poppler tells the places as if it were not.
    let all = PlacedScan.all(on: page, places: quarters == 0 ? nil : images.map(\.box))
    let placed = all.filter { $0.area > sheet * 0.02 }
    if let only = placed.first, placed.count == 1, only.area > sheet * 0.7,
      let raster = ((all.count == 1 ? stored() : nil) ?? only.raster(on: page))?
        .turned(quarters: quarters),
      only.hasShape(of: raster)
    {
      self.init(
        raster: raster, placement: only.snapped(to: size), pageWidth: size.width,
        pageHeight: size.height)
      return
    }
    let finest =
      images.map { image in
        let across = quarters % 2 == 0 ? image.pixelWidth : image.pixelHeight
        return Double(across) / max(1, image.box.width) * 72
      }.max() ?? 0
    try self.init(drawing: page, dotsPerInch: finest < 50 ? 200 : min(max(finest, 100), 400))
  }

  /// The picture of a region as it is stored, or the region drawn without what lies in `print`.
  ///
  /// `quarters` and `stored` are as above.
  init(
    page: borrowing PopplerPage, region: PictureRegion, images: [PlacedImage],
    turned quarters: Int, without print: [Box], stored: () -> ScanRaster?
  ) throws(ScanError) {
    for image in region.images where image.pixelWidth > 0 {
      try Self.checkSize(width: image.pixelWidth, height: image.pixelHeight)
    }
    let size = page.size
    if let picture = region.picture {
      let all = PlacedScan.all(on: page, places: quarters == 0 ? nil : images.map(\.box))
      let there = all.filter { $0.isNear(picture.box) }
      if let only = there.first, there.count == 1,
        let raster = ((all.count == 1 ? stored() : nil) ?? only.raster(on: page))?
          .turned(quarters: quarters),
        only.hasShape(of: raster)
      {
        self.init(
          raster: raster, placement: picture.box, pageWidth: size.width, pageHeight: size.height)
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

/// An image as placed on a page.
private struct PlacedScan {
  var identifier: Int32
  /// In points of the page.
  var box: Box

  var area: Double { box.width * box.height }

  /// The largest first; at `places`, where those are given and one for each.
  static func all(on page: borrowing PopplerPage, places: [Box]?) -> [PlacedScan] {
    let list = poppler_page_get_image_mapping(page.handle)
    defer { poppler_page_free_image_mapping(list) }
    var images: [PlacedScan] = []
    var link = list
    while let entry = link {
      defer { link = entry.pointee.next }
      guard let mapping = entry.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self)
      else { continue }
      let area = mapping.pointee.area
      let box = Box(
        left: min(area.x1, area.x2), top: min(area.y1, area.y2), right: max(area.x1, area.x2),
        bottom: max(area.y1, area.y2))
      guard box.width > 1, box.height > 1 else { continue }
      images.append(PlacedScan(identifier: mapping.pointee.image_id, box: box))
    }
    if let places {
      guard places.count == images.count else { return [] }
      for index in images.indices { images[index].box = places[index] }
    }
    return images.sorted { ($0.area, $1.identifier) > ($1.area, $0.identifier) }
  }

  /// The image as stored; nil where it cannot be decoded.
  func raster(on page: borrowing PopplerPage) -> ScanRaster? {
    guard let surface = poppler_page_get_image(page.handle, identifier) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    return ScanRaster(surface)
  }

  /// Whether it stands in the box, as far as poppler's whole points tell.
  func isNear(_ other: Box) -> Bool {
    abs(box.left - other.left) < 1.5 && abs(box.top - other.top) < 1.5
      && abs(box.right - other.right) < 1.5 && abs(box.bottom - other.bottom) < 1.5
  }

  /// Whether the image was placed neither turned nor stretched.
  func hasShape(of raster: ScanRaster) -> Bool {
    let (across, down) = (Double(raster.width) / box.width, Double(raster.height) / box.height)
    return abs(across - down) < 0.03 * down
  }

  /// The box, which poppler tells in whole points, set to the page's edges where it is close to them.
  func snapped(to size: (width: Double, height: Double)) -> Box {
    Box(
      left: box.left < 1.5 ? 0 : box.left, top: box.top < 1.5 ? 0 : box.top,
      right: box.right > size.width - 1.5 ? size.width : box.right,
      bottom: box.bottom > size.height - 1.5 ? size.height : box.bottom)
  }
}
