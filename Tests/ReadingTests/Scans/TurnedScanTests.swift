import PageModel
import Reading
import Testing

/// Both have lines that are mostly digits, or few lines at all.
@Test(arguments: ["registration", "purchases"])
func `a scan that the file turns is read as it stands upright, in its places`(name: String) throws {
  let sample = try ScannedSample(name)
  let reader = try ScanReader()
  func read(rotation: Int) throws -> Page {
    try withFile(sample.pdf(entries: "/Rotate \(rotation)")) { path in
      let document = try PDFDocument(path: path)
      return try document.page(1, recognizedBy: reader, embedded: document.page(1))
    }
  }
  let upright = try read(rotation: 0)
  #expect(upright.words.count > 10)
  for rotation in [90, 180, 270] {
    let page = try read(rotation: rotation)
    #expect(page.rotation == rotation)
    #expect(abs(page.width - upright.width) < 0.01 && abs(page.height - upright.height) < 0.01)
    let same = zip(upright.words, page.words).count { first, second in
      first.text == second.text && abs(first.box.left - second.box.left) < 1
        && abs(first.box.bottom - second.box.bottom) < 1
    }
    #expect(Double(same) >= Double(upright.words.count) * 0.9, "\(rotation): \(same)")
  }
}
