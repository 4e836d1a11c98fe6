import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A sample's page as a scanner makes it: one picture that fills a page, which the file turns.
private struct ScannedSample {
  let jpeg: [UInt8]
  let (width, height): (Int32, Int32)

  init(_ name: String) throws {
    let path = Project.folder.appending(path: "samples/\(name).pdf").path
    let png = try PDFDocument(path: path).picture(page: 1, dotsPerInch: 200)
    var color = png.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) }
    var gray = pixConvertTo8(color, 0)
    var (data, size): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    pixWriteMemJpeg(&data, &size, gray, 90, 0)
    (width, height) = (pixGetWidth(gray), pixGetHeight(gray))
    jpeg = Array(UnsafeBufferPointer(start: data, count: size))
    free(data)
    pixDestroy(&gray)
    pixDestroy(&color)
  }

  /// The page as recognised.
  func read(rotation: Int, by reader: borrowing ScanReader) throws -> Page {
    let (across, down) = (Double(width) * 0.36, Double(height) * 0.36)
    var sketch = PDFSketch([
      PDFSketch.Sheet(
        "\(across) 0 0 \(down) 0 0 cm /Im0 Do", mediaBox: "0 0 \(across) \(down)",
        entries: "/Rotate \(rotation)")
    ])
    sketch.resources = "/XObject << /Im0 100 0 R >>"
    sketch.objects[100] = PDFSketch.stream(
      String(repeating: "~", count: jpeg.count),
      entries: "/Type /XObject /Subtype /Image /Width \(width) /Height \(height) "
        + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode")
    var bytes = sketch.bytes
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "~")))
    bytes.replaceSubrange(place..<place + jpeg.count, with: jpeg)
    let folder = try ScratchFolder()
    let document = try PDFDocument(path: try folder.file("scan.pdf", Data(bytes)))
    return try document.page(1, recognizedBy: reader, embedded: document.page(1))
  }
}

/// Both have lines that are mostly digits, or few lines at all.
@Test(arguments: ["registration", "purchases"])
func `a scan that the file turns is read as it stands upright, in its places`(name: String) throws {
  let sample = try ScannedSample(name)
  let reader = try ScanReader()
  let upright = try sample.read(rotation: 0, by: reader)
  #expect(upright.words.count > 10)
  for rotation in [90, 180, 270] {
    let page = try sample.read(rotation: rotation, by: reader)
    #expect(page.rotation == rotation)
    #expect(abs(page.width - upright.width) < 0.01 && abs(page.height - upright.height) < 0.01)
    let same = zip(upright.words, page.words).count { first, second in
      first.text == second.text && abs(first.box.left - second.box.left) < 1
        && abs(first.box.bottom - second.box.bottom) < 1
    }
    #expect(Double(same) >= Double(upright.words.count) * 0.9, "\(rotation): \(same)")
  }
}
