import Reading
import Testing

struct GrayRasterTests {
  /// A sheet with one line of characters, softened as a scanner does if asked.
  private func sheet(isSoft: Bool) -> GrayRaster {
    var scan = SketchedScan(width: 1200, height: 1200)
    for index in 0..<10 { scan.character(200 + index * 44, 300, size: 36, stroke: 4) }
    return isSoft ? scan.raster.smoothed : scan.raster
  }

  @Test func `a sheet with little print in grey is no fax`() {
    #expect(sheet(isSoft: false).isBilevel)
    #expect(!sheet(isSoft: true).isBilevel)
  }
}
