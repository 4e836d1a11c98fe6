import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A sample's page as a scanner makes it: one picture, of 200 samples an inch across.
struct ScannedSample {
  let jpeg: [UInt8]
  let (width, height): (Int32, Int32)
  /// In samples an inch down the page.
  let rowsPerInch: Int32

  init(
    _ name: String, turned quarters: Int32 = 0, leaning degrees: Double = 0,
    rowsPerInch: Int32 = 200
  ) throws {
    let path = Project.folder.appending(path: "samples/\(name).pdf").path
    let png = try PDFDocument(path: path).picture(page: 1, dotsPerInch: 200)
    var color = png.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) }
    var gray = pixConvertTo8(color, 0)
    // L_ROTATE_AREA_MAP, L_BRING_IN_WHITE.
    var leaning = pixRotate(gray, Float(degrees * .pi / 180), 1, 1, 0, 0)
    var square = pixRotateOrth(leaning, quarters)
    var turned = pixScale(square, 1, Float(rowsPerInch) / 200)
    pixSetResolution(turned, 200, rowsPerInch)
    var (data, size): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    pixWriteMemJpeg(&data, &size, turned, 90, 0)
    (width, height) = (pixGetWidth(turned), pixGetHeight(turned))
    jpeg = Array(UnsafeBufferPointer(start: data, count: size))
    self.rowsPerInch = rowsPerInch
    free(data)
    pixDestroy(&turned)
    pixDestroy(&square)
    pixDestroy(&leaning)
    pixDestroy(&gray)
    pixDestroy(&color)
  }

  /// In points.
  var size: (width: Double, height: Double) {
    (Double(width) * 0.36, Double(height) * 72 / Double(rowsPerInch))
  }

  /// Paints it in its size, its lower left corner at the page's.
  var painting: String { "q \(size.width) 0 0 \(size.height) 0 0 cm /Im0 Do Q " }

  /// A PDF of one page, which shows the picture where the content names it Im0; by itself it fills the page.
  func pdf(
    content: String? = nil, mediaBox: String? = nil, entries: String = "", resources: String = ""
  ) throws -> [UInt8] {
    var sketch = PDFSketch([
      PDFSketch.Sheet(
        content ?? painting, mediaBox: mediaBox ?? "0 0 \(size.width) \(size.height)",
        entries: entries)
    ])
    sketch.resources = resources
    return try sketch.bytes(
      showing: jpeg, entries: "/Width \(width) /Height \(height) /ColorSpace /DeviceGray")
  }
}

extension PDFSketch {
  /// The file with a JPEG that pages show by the name Im0; `entries` are its dictionary's besides the obvious ones.
  func bytes(showing jpeg: [UInt8], entries: String) throws -> [UInt8] {
    var sketch = self
    sketch.resources += " /XObject << /Im0 100 0 R >>"
    sketch.objects[100] = Self.stream(
      String(repeating: "~", count: jpeg.count),
      entries: "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Filter /DCTDecode \(entries)")
    var bytes = sketch.bytes
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "~")))
    bytes.replaceSubrange(place..<place + jpeg.count, with: jpeg)
    return bytes
  }
}
