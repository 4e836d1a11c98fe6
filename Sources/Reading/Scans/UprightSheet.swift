import PageModel

/// A scanned page with white paper and black ink, as it lay on the glass.
struct ScannedSheet {
  var page: GrayRaster
  var dotsPerInch: Double
  var isBilevel: Bool
}

/// A scanned page turned by quarters and set straight, with its regions of text.
struct UprightSheet {
  /// How many quarters clockwise it was turned.
  let quarters: Int
  /// The lean that was found and undone, in degrees clockwise.
  let skew: Double
  var straight: StraightPage
  let regions: [TextRegion]

  init(_ sheet: ScannedSheet, quarters: Int) {
    self.quarters = quarters
    let turned = sheet.page.turned(quarters: quarters)
    let angle = ScanDeskew.angle(of: turned, dotsPerInch: sheet.dotsPerInch)
    skew = -angle
    straight = StraightPage(
      page: ScanDeskew.straightened(turned, by: angle), dotsPerInch: sheet.dotsPerInch,
      isBilevel: sheet.isBilevel)
    regions = TextRegion.all(on: straight, rulings: straight.rulingsInPoints)
  }
}
