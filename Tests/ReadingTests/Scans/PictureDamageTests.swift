import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A picture of 300 by 400 samples as a stream of a PDF, on a page or in a form on it.
struct StoredPicture {
  enum Form: CaseIterable {
    case jpeg, jpegInForm, deflatedJPEG, deflated, deflatedInForm, jpeg2000
  }

  let form: Form
  var bytes: [UInt8]

  init(_ form: Form) {
    self.form = form
    switch form {
    case .jpeg, .jpegInForm: bytes = Self.file(IFF_JFIF_JPEG)
    case .deflatedJPEG: bytes = Self.deflated(Self.file(IFF_JFIF_JPEG))
    case .deflated, .deflatedInForm: bytes = Self.deflated(Self.samples)
    case .jpeg2000: bytes = Self.file(IFF_JP2)
    }
  }

  /// Whether reading its page would tell of damage.
  var isDamaged: Bool {
    get throws {
      let path = bytes.count
      var sketch = PDFSketch([
        PDFSketch.Sheet("300 0 0 400 0 0 cm /Drawn Do", mediaBox: "0 0 300 400")
      ])
      let isInForm = form == .jpegInForm || form == .deflatedInForm
      sketch.resources = "/XObject << /Drawn \(isInForm ? 101 : 100) 0 R /Other 102 0 R >>"
      sketch.objects[100] = PDFSketch.stream(
        String(repeating: "~", count: path),
        entries: "/Subtype /Image /Width 300 /Height 400 /ColorSpace /DeviceGray "
          + "/BitsPerComponent 8 /Filter \(filter)")
      sketch.objects[101] = PDFSketch.stream(
        "/Inner Do",
        entries: "/Subtype /Form /BBox [0 0 1 1] "
          + "/Resources << /XObject << /Inner 100 0 R /Self 101 0 R >> >>")
      // One that no page draws.
      sketch.objects[102] = PDFSketch.stream(
        "cut",
        entries: "/Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray "
          + "/BitsPerComponent 8 /Filter /FlateDecode")
      var file = sketch.bytes
      let place = try #require(file.firstIndex(of: UInt8(ascii: "~")))
      file.replaceSubrange(place..<place + bytes.count, with: bytes)
      return try withFile(file) { path in
        try PDFDocument(path: path).hasDamagedPicture(1, but: nil)
      }
    }
  }

  mutating func cut(to share: Double) {
    bytes.removeLast(bytes.count - Int(Double(bytes.count) * share))
  }

  /// Puts other bytes in the place of some in the middle.
  mutating func overwrite(_ count: Int) {
    for index in bytes.count / 2..<bytes.count / 2 + count {
      bytes[index] = UInt8(index * 37 % 251)
    }
  }

  private var filter: String {
    switch form {
    case .jpeg, .jpegInForm: "/DCTDecode"
    case .deflatedJPEG: "[/FlateDecode /DCTDecode]"
    case .deflated, .deflatedInForm: "/FlateDecode"
    case .jpeg2000: "/JPXDecode"
    }
  }

  private static let samples: [UInt8] = (0..<120_000).map { (index: Int) -> UInt8 in
    let (x, y) = (index % 300, index / 300)
    return UInt8((x * 13 + y * 7 + index % 11) % 251)
  }

  private static func file(_ format: Int) -> [UInt8] {
    var pix = pixCreate(300, 400, 8)
    defer { pixDestroy(&pix) }
    for (index, sample) in samples.enumerated() {
      pixSetPixel(pix, Int32(index % 300), Int32(index / 300), UInt32(sample))
    }
    var (bytes, count): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    pixWriteMem(&bytes, &count, pix, Int32(format))
    defer { lept_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var count = 0
    let packed = bytes.withUnsafeBufferPointer { zlibCompress($0.baseAddress, $0.count, &count) }
    defer { lept_free(packed) }
    return Array(UnsafeBufferPointer(start: packed, count: count))
  }
}

@Test(arguments: StoredPicture.Form.allCases)
func `a picture that is whole is not taken for damaged`(form: StoredPicture.Form) throws {
  #expect(try !StoredPicture(form).isDamaged)
}

@Test(arguments: StoredPicture.Form.allCases)
func `a picture that is cut short is damaged however it is stored`(
  form: StoredPicture.Form
) throws {
  var picture = StoredPicture(form)
  picture.cut(to: 0.6)
  #expect(try picture.isDamaged)
}

@Test(arguments: [StoredPicture.Form.jpeg, .jpegInForm, .deflatedJPEG, .deflated, .deflatedInForm])
func `a picture with other bytes in its middle is damaged`(form: StoredPicture.Form) throws {
  var picture = StoredPicture(form)
  picture.overwrite(40)
  #expect(try picture.isDamaged)
}

@Test func `samples whose check sum alone is missing are whole`() throws {
  var picture = StoredPicture(.deflated)
  picture.bytes.removeLast(4)
  #expect(try !picture.isDamaged)
  picture = StoredPicture(.deflated)
  picture.bytes += [13, 10]
  #expect(try !picture.isDamaged)
}

@Test func `bytes that are left over behind a JPEG are damage, filling and much are not`() throws {
  var picture = StoredPicture(.jpeg)
  picture.bytes.insert(
    contentsOf: [0x12, 0x34, 0x56, 0x78, 0x12, 0x34], at: picture.bytes.count - 2)
  #expect(try picture.isDamaged)
  for rest in [[UInt8](repeating: 0, count: 6), (0..<2000).map { UInt8($0 * 7 % 200) }] {
    picture = StoredPicture(.jpeg)
    picture.bytes.insert(contentsOf: rest, at: picture.bytes.count - 2)
    #expect(try !picture.isDamaged)
  }
}
