import CLeptonica
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

  @Test(arguments: [(3, 3, 0.6), (4, 31, 0.6), (57, 5, 1.1), (200, 60, 0.6)])
  func `a raster is blurred as the image library would, sample by sample`(
    width: Int, height: Int, deviation: Double
  ) throws {
    var numbers = SplitMix(state: UInt64(width * height))
    var raster = GrayRaster(width: width, height: height)
    for place in raster.samples.indices {
      raster.samples[place] = UInt8.random(in: 0...255, using: &numbers)
    }
    var (pix, kernel) = (
      pixCreate(Int32(width), Int32(height), 8), makeGaussianKernel(2, 2, Float(deviation), 1)
    )
    defer {
      pixDestroy(&pix)
      kernelDestroy(&kernel)
    }
    for y in 0..<height {
      for x in 0..<width {
        pixSetPixel(pix, Int32(x), Int32(y), UInt32(raster.samples[y * width + x]))
      }
    }
    var expected = pixConvolve(pix, kernel, 8, 1)
    defer { pixDestroy(&expected) }
    let blurred = raster.blurred(deviation: deviation)
    for y in 0..<height {
      for x in 0..<width {
        var sample: UInt32 = 0
        pixGetPixel(expected, Int32(x), Int32(y), &sample)
        #expect(blurred.samples[y * width + x] == UInt8(sample), "\(x), \(y)")
      }
    }
  }
}
