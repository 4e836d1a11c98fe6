import CLeptonica
import Foundation
import TestSupport
import Testing

/// A grey picture made sample by sample.
private func picture(_ width: Int32, _ height: Int32, _ gray: (Int32, Int32) -> UInt32) -> Picture {
  let pix = pixCreate(width, height, 8)
  for y in 0..<height { for x in 0..<width { pixSetPixel(pix, x, y, gray(x, y)) } }
  return Picture(pix)
}

/// One picture in memory; released exactly once.
private struct Picture: ~Copyable {
  let pix: UnsafeMutablePointer<PIX>?

  init(_ pix: UnsafeMutablePointer<PIX>?) { self.pix = pix }

  deinit {
    var pix = pix
    pixDestroy(&pix)
  }

  func write(_ path: String, _ format: Int) { pixWrite(path, pix, Int32(format)) }

  func append(to path: String, _ mode: String) {
    pixWriteTiff(path, pix, Int32(IFF_TIFF_ZIP), mode)
  }
}

extension Command {
  fileprivate var pages: [[String: Any]] { json?["pages"] as? [[String: Any]] ?? [] }
}

@Test func `a picture of one sample is a page without text`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  picture(1, 1) { _, _ in 0 }.write(path, IFF_PNG)
  let command = try Command.run(["extract", path])
  #expect(command.code == 0, "\(command.errors)")
  #expect(command.pages.first?["text"] as? String == "none")
}

@Test func `a vast picture is refused before it takes memory`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  Picture(pixCreate(30_000, 30_000, 1)).write(path, IFF_TIFF_G4)
  // The picture alone would take 3.6 GB: half of that is all there is.
  let command = try Command.run(
    ["extract", path], shell: "ulimit -v 2000000; exec \"$0\" \"$@\"")
  #expect(command.code == 3, "\(command.errors)")
  #expect(command.errors.contains("its image of 30000 by 30000 samples is too large"))
  #expect(command.errors.split(separator: "\n").count == 1)
}

@Test(arguments: ["black", "photograph"])
func `a picture of anything else than print is read without a word made up`(kind: String) throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  let shown = picture(800, 1000) { x, y in
    // Two slow waves, as light and shade are.
    let light = sin(Double(x) / 90) * cos(Double(y) / 130) * 90 + 128
    return kind == "black" ? 0 : UInt32(light)
  }
  shown.write(path, IFF_PNG)
  let command = try Command.run(["extract", path])
  #expect(command.code == 0, "\(command.errors)")
  let blocks = command.json?["blocks"] as? [[String: Any]] ?? []
  let text = blocks.compactMap { $0["text"] as? String }.joined()
  let flags = command.pages.first?["flags"] as? [[String: Any]] ?? []
  #expect(!flags.isEmpty, "\(text)")
}

@Test(arguments: [30, 60, 95])
func `a damaged JPEG is read as far as it goes or refused in a sentence`(share: Int) throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.jpg"
  picture(400, 500) { x, y in (y / 20) % 2 == 0 ? 230 : UInt32(x % 200) }.write(path, IFF_JFIF_JPEG)
  var data = try Data(contentsOf: URL(filePath: path))
  let place = data.count * share / 100
  for index in place..<min(place + 40, data.count) { data[index] = 0xFF }
  try data.write(to: URL(filePath: path))
  let command = try Command.run(["extract", path])
  #expect([0, 3, 5].contains(command.code), "\(command.errors)")
  #expect((command.json != nil) == (command.code != 3))
  #expect(command.errors.split(separator: "\n").count <= 1)
}

@Test func `a page with a cut JPEG is named and its values are not accepted`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.jpg"
  picture(400, 500) { x, y in (y / 20) % 2 == 0 ? 230 : UInt32(x % 200) }.write(path, IFF_JFIF_JPEG)
  var pdf = try Command.run(["extract", path, "--format", "pdf"]).output
  let whole = try Command.run(["extract", try folder.file("whole.pdf", pdf)])
  #expect(whole.code == 0, "\(whole.errors)")
  let image = try Data(contentsOf: URL(filePath: path))
  let place = try #require(pdf.range(of: image), "The file is taken over as it is.")
  // The mark that ends a JPEG, before its time.
  let rest = place.lowerBound + image.count * 6 / 10..<place.upperBound
  pdf.replaceSubrange(rest, with: rest.map { $0 % 2 == 0 ? 0xFF : 0xD9 })
  let cut = try Command.run(["extract", try folder.file("cut.pdf", pdf)])
  #expect(cut.code == 5, "\(cut.errors)")
  #expect(cut.errors.contains("The picture on page 1 is damaged"), "\(cut.errors)")
}

@Test func `a page of a TIFF whose directory is lost is named`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  let page = picture(300, 400) { x, y in UInt32((x &* 7 &+ y &* 13) % 251) }
  for mode in ["w", "a", "a"] { page.append(to: path, mode) }
  let data = try Data(contentsOf: URL(filePath: path))
  try data.prefix(data.count - 100).write(to: URL(filePath: path))
  let command = try Command.run(["extract", path])
  #expect(command.code == 5, "\(command.code) \(command.errors)")
  #expect(command.pages.count == 3)
  #expect(command.errors.contains("Page 3 could not be read"), "\(command.errors)")
}

@Test(.disabled("Does not hold yet."))
func `the pages of a cut TIFF that are there are read, the others named`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  let page = picture(300, 400) { x, y in UInt32((x &* 7 &+ y &* 13) % 251) }
  for mode in ["w", "a", "a"] { page.append(to: path, mode) }
  var data = try Data(contentsOf: URL(filePath: path))
  // The second page's samples are no longer what they were.
  for index in data.count / 2..<min(data.count / 2 + 4000, data.count) { data[index] = 0 }
  try data.write(to: URL(filePath: path))
  let damaged = try Command.run(["extract", path])
  #expect(damaged.code == 5, "\(damaged.code) \(damaged.errors)")
  #expect(damaged.pages.count == 3)
  #expect(damaged.errors.contains("Page 2 could not be read: its image cannot be decoded"))
  try data.prefix(data.count / 2).write(to: URL(filePath: path))
  let cut = try Command.run(["extract", path])
  #expect([3, 5].contains(cut.code), "\(cut.code) \(cut.errors)")
}

@Test func `a TIFF of many pages is read page by page`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  let page = picture(60, 80) { _, _ in 255 }
  for number in 0..<40 { page.append(to: path, number == 0 ? "w" : "a") }
  let command = try Command.run(["extract", path])
  #expect(command.code == 0)
  #expect(command.pages.compactMap { $0["number"] as? Int } == Array(1...40))
}

@Test func `a language that is not installed is named with its package`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  picture(300, 400) { _, y in y % 40 < 8 ? 0 : 255 }.write(path, IFF_PNG)
  for languages in ["xyz_abc", "eng+xyz_abc"] {
    let command = try Command.run(["extract", path, "-l", languages])
    #expect(command.code == 3)
    #expect(
      command.errors.contains("no trained data for 'xyz_abc'; install tesseract-ocr-xyz-abc"),
      "\(command.errors)")
    #expect(command.errors.split(separator: "\n").count == 1)
  }
}

@Test(arguments: ["", "chi_sim+", "../../etc", "eng;chi_sim"])
func `what names no languages is refused before anything is read`(languages: String) throws {
  let command = try Command.run(["extract", "nowhere.png", "-l", languages])
  #expect(command.code == 2)
  #expect(command.errors.contains("-l takes names of trained data joined by +"))
}

@Test func `a ruled picture in which nothing can be read says so`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  // Two dark samples in a hundred: far less than a picture that is no print.
  picture(800, 1000) { x, y in
    (x % 200 < 2 || y % 200 < 2) && (100..<702).contains(x) && (100..<802).contains(y) ? 0 : 255
  }.write(path, IFF_PNG)
  let command = try Command.run(["extract", path])
  let flags = command.pages.first?["flags"] as? [[String: Any]] ?? []
  #expect(flags.map { $0["code"] as? String } == ["no_text"])
}

@Test func `JPEG 2000 is read as an image and inside a PDF`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.jp2"
  picture(300, 400) { _, y in y % 40 < 8 ? 0 : 255 }.write(path, IFF_JP2)
  let pdf = try Command.run(["extract", path, "--format", "pdf"])
  #expect(pdf.code == 0, "\(pdf.errors)")
  #expect(pdf.output.range(of: Data("/JPXDecode".utf8)) != nil)
  let again = try Command.run(["extract", try folder.file("b.pdf", pdf.output)])
  #expect(again.code == 0, "\(again.errors)")
  #expect(again.pages.count == 1)
}

@Test func `a recogniser that gives out costs a warning and nothing else`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  picture(300, 400) { x, y in y % 40 < 12 && x % 17 < 9 && x > 40 && x < 250 ? 0 : 255 }
    .write(path, IFF_PNG)
  let alone = try Command.run(["extract", path])
  let command = try Command.run(["extract", path, "--recognizer", "exit 3"])
  #expect(command.code == 0)
  #expect(command.json?["blocks"] as? NSArray == alone.json?["blocks"] as? NSArray)
  let flags = command.pages.first?["flags"] as? [[String: Any]] ?? []
  #expect(flags.contains { $0["code"] as? String == "recognizer_failed" })
  #expect(command.errors.contains("The outside recogniser was not heard on this page: it ended."))
}

@Test func `an image is inspected as it is shown`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.png"
  picture(300, 400) { _, y in y % 40 < 8 ? 0 : 255 }.write(path, IFF_PNG)
  let command = try Command.run([
    "inspect", path, "--ocr", "never", "--resolution", "36", "-o", "-",
  ])
  #expect(command.code == 0, "\(command.errors)")
  #expect(command.output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
}

@Test func `a fax in a TIFF becomes a searchable PDF where no file may be made on the way`() throws
{
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  let sheet = Picture(pixCreate(400, 300, 1))
  for x in Int32(50)..<350 { pixSetPixel(sheet.pix, x, 100, 1) }
  sheet.write(path, IFF_TIFF_G4)
  let command = try Command.run(["extract", path, "--format", "pdf"])
  #expect(command.code == 0, "\(command.errors)")
  #expect(command.output.starts(with: Array("%PDF".utf8)))
}
