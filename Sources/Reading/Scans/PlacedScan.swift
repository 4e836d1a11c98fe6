import CPoppler
import PageModel

/// An image that poppler can decode, as it stands on a page; boxes are in points of the page as shown.
struct PlacedScan {
  private let identifier: Int32
  /// What of it the page shows.
  private(set) var seen: Box
  /// How all of it lies; nil where poppler alone tells of it, which does so roughly.
  private let stance: PlacedImage.Stance?

  var area: Double { seen.width * seen.height }

  /// All on the page, in the order in which they are drawn; `embedded` is what the file has of the page.
  static func all(on page: borrowing PopplerPage, of embedded: Page) -> [PlacedScan] {
    let list = poppler_page_get_image_mapping(page.handle)
    defer { poppler_page_free_image_mapping(list) }
    // Poppler subtracts the crop box's corner from places that are measured from it already.
    var corner = PopplerRectangle()
    poppler_page_get_crop_box(page.handle, &corner)
    var entries: [(identifier: Int32, box: Box)] = []
    var link = list
    while let entry = link {
      defer { link = entry.pointee.next }
      guard let mapping = entry.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self)
      else { continue }
      let area = mapping.pointee.area
      let box = Box(
        left: min(area.x1, area.x2) + corner.x1, top: min(area.y1, area.y2) + corner.y1,
        right: max(area.x1, area.x2) + corner.x1, bottom: max(area.y1, area.y2) + corner.y1)
      guard box.width > 1, box.height > 1 else { continue }
      entries.append((mapping.pointee.image_id, box))
    }
    let images = embedded.images
    // Of a page that is turned poppler tells the places as if it were not.
    let isTurned = embedded.rotation != 0
    return entries.enumerated().map { index, entry in
      let near = isTurned ? nil : images.first { $0.extent.isNear(entry.box) }
      let same = near ?? (images.count == entries.count ? images[index] : nil)
      return PlacedScan(entry.identifier, at: entry.box, same, on: embedded)
    }
  }

  private init(_ identifier: Int32, at box: Box, _ image: PlacedImage?, on page: Page) {
    self.identifier = identifier
    let sheet = Box(left: 0, top: 0, right: page.width, bottom: page.height)
    stance = image?.stance.map { .init(box: $0.box.snapped(to: sheet), quarters: $0.quarters) }
    let nowhere = Box(left: 0, top: 0, right: 0, bottom: 0)
    seen = image?.box ?? box.intersection(sheet) ?? nowhere
  }

  /// What the page shows of it, as it is stored, but upright and with square samples, and where that stands.
  ///
  /// Nil where it has to be drawn: mirrored, slanted, much stretched. `stored` is asked for the samples first;
  /// where it has none, poppler decodes them.
  func shown(
    on page: borrowing PopplerPage, stored: () -> ScanRaster?
  ) -> (raster: ScanRaster, placement: Box)? {
    guard let stance,
      let raster = (stored() ?? decoded(on: page))?.turned(quarters: stance.quarters)
        .squared(over: stance.box.width, by: stance.box.height)
    else { return nil }
    guard !seen.isNear(stance.box) else { return (raster, stance.box) }
    return raster.cut(to: seen, of: stance.box)
  }

  /// The image's samples; nil where it cannot be decoded.
  private func decoded(on page: borrowing PopplerPage) -> ScanRaster? {
    guard let surface = poppler_page_get_image(page.handle, identifier) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    return ScanRaster(surface)
  }
}

extension Box {
  /// The box with its sides at those of the sheet that they all but touch: numbers were rounded when the file
  /// was written, and a scan of 200 samples an inch is not to have 199.99.
  fileprivate func snapped(to sheet: Box) -> Box {
    func near(_ side: Double, _ edge: Double) -> Double { abs(side - edge) < 0.1 ? edge : side }
    return Box(
      left: near(left, sheet.left), top: near(top, sheet.top), right: near(right, sheet.right),
      bottom: near(bottom, sheet.bottom))
  }

  /// Whether no side is further from the other's than poppler's whole points may put it.
  func isNear(_ other: Box) -> Bool {
    abs(left - other.left) < 1.5 && abs(top - other.top) < 1.5
      && abs(right - other.right) < 1.5 && abs(bottom - other.bottom) < 1.5
  }
}

extension ScanRaster {
  /// What of a picture that fills `place` lies in `part`, to whole samples, and where those stand.
  fileprivate func cut(to part: Box, of place: Box) -> (raster: ScanRaster, placement: Box)? {
    let (across, down) = (Double(width) / place.width, Double(height) / place.height)
    let frame = PixelFrame(
      left: Int(((part.left - place.left) * across).rounded(.down)),
      top: Int(((part.top - place.top) * down).rounded(.down)),
      right: Int(((part.right - place.left) * across).rounded(.up)),
      bottom: Int(((part.bottom - place.top) * down).rounded(.up))
    ).clamped(width: width, height: height)
    guard frame.width > 0, frame.height > 0 else { return nil }
    let placement = Box(
      left: place.left + Double(frame.left) / across, top: place.top + Double(frame.top) / down,
      right: place.left + Double(frame.right) / across,
      bottom: place.top + Double(frame.bottom) / down)
    return (cropped(to: frame), placement)
  }
}
