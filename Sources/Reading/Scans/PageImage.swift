import CLeptonica

/// One image held by Leptonica; it is released exactly once.
package struct PageImage: ~Copyable {
  typealias Handle = UnsafeMutablePointer<PIX>

  let pix: Handle

  /// Takes over the handle; nil where there is none.
  init?(_ pix: Handle?) {
    guard let pix else { return nil }
    self.pix = pix
  }

  /// An eight-bit grey copy of the raster; nil where memory is short.
  init?(_ raster: GrayRaster) {
    guard let pix = pixCreate(Int32(raster.width), Int32(raster.height), 8) else { return nil }
    self.pix = pix
    let stride = Int(pixGetWpl(pix)) * 4
    let words: UnsafeMutablePointer<UInt32> = pixGetData(pix)
    words.withMemoryRebound(to: UInt8.self, capacity: stride * raster.height) { bytes in
      raster.samples.withUnsafeBufferPointer { samples in
        for y in 0..<raster.height {
          let (from, to) = (y * raster.width, y * stride)
          for x in 0..<raster.width { bytes[to + (x ^ 3)] = samples[from + x] }
        }
      }
    }
  }

  deinit {
    var pix: Handle? = pix
    pixDestroy(&pix)
  }

  package var width: Int { Int(pixGetWidth(pix)) }
  package var height: Int { Int(pixGetHeight(pix)) }
  /// Bits a sample: 1 for a fax, 8 for grey, 32 for colour.
  package var depth: Int { Int(pixGetDepth(pix)) }
  /// As the file says; 0 where it says nothing.
  package var dotsPerInch: Int { Int(pixGetXRes(pix)) }

  /// The samples of an eight-bit grey image; nil for another depth.
  var gray: GrayRaster? {
    guard depth == 8, let words = pixGetData(pix) else { return nil }
    let (width, height, stride) = (width, height, Int(pixGetWpl(pix)) * 4)
    var raster = GrayRaster(width: width, height: height)
    words.withMemoryRebound(to: UInt8.self, capacity: stride * height) { bytes in
      raster.samples.withUnsafeMutableBufferPointer { samples in
        for y in 0..<height {
          let (from, to) = (y * stride, y * width)
          for x in 0..<width { samples[to + x] = bytes[from + (x ^ 3)] }
        }
      }
    }
    return raster
  }
}
