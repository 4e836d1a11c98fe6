import CLeptonica
import Foundation
import TestSupport
import Testing

/// A page of bars that no text is read from, as a file of that format.
private func page(_ format: Int, in folder: ScratchFolder, isColored: Bool = false) throws -> Data {
  var pix = pixCreate(400, 500, 8)
  defer { pixDestroy(&pix) }
  for y in Int32(0)..<500 {
    for x in Int32(0)..<400 {
      pixSetPixel(pix, x, y, y / 20 % 2 == 0 ? 230 : UInt32((x * 7 + y * 3) % 200))
    }
  }
  let path = folder.path + "/whole"
  pixWrite(path, pix, Int32(format))
  return try Data(contentsOf: URL(filePath: path))
}

extension Command {
  fileprivate var flags: [String?] {
    let pages = json?["pages"] as? [[String: Any]]
    let flags = pages?.first?["flags"] as? [[String: Any]] ?? []
    return flags.map { $0["code"] as? String }
  }
}

@Test(arguments: [("a.jpg", IFF_JFIF_JPEG), ("a.png", IFF_PNG)])
func `an image file that was cut is read as far as it goes, with a word about it`(
  name: String, format: Int
) throws {
  let folder = try ScratchFolder()
  let whole = try page(format, in: folder)
  let sound = try Command.run(["extract", try folder.file(name, whole)])
  #expect(sound.code == 0, "\(sound.errors)")
  #expect(!sound.flags.contains("page_unreadable"))
  let path = try folder.file(name, whole.prefix(whole.count * 6 / 10))
  let cut = try Command.run(["extract", path])
  #expect(cut.code == 5, "\(cut.code) \(cut.errors)")
  #expect(cut.errors.contains("The picture on page 1 is damaged"), "\(cut.errors)")
  #expect(cut.flags.contains("page_unreadable"))
  let shown = try Command.run(["inspect", path, "--ocr", "never", "--resolution", "72", "-o", "-"])
  var pix = shown.output.withUnsafeBytes {
    pixReadMem($0.bindMemory(to: UInt8.self).baseAddress, $0.count)
  }
  defer { pixDestroy(&pix) }
  var (above, share): (UInt32, Float) = (0, 0)
  pixGetPixel(pix, pixGetWidth(pix) / 2, pixGetHeight(pix) / 100, &above)
  #expect(above >> 8 & 0xFF > 200)
  // The bars in the upper half are there.
  var half = pixClipRectangle(
    pixConvertTo8(pix, 0), boxCreate(0, 0, pixGetWidth(pix), pixGetHeight(pix) / 2), nil)
  defer { pixDestroy(&half) }
  pixGetAverageMasked(half, nil, 0, 0, 1, Int32(L_MEAN_ABSVAL), &share)
  #expect((110..<200).contains(share), "\(share)")
}

@Test(arguments: [("a.jpg", IFF_JFIF_JPEG), ("a.png", IFF_PNG)])
func `an image file that is cut before its samples is refused in a sentence`(
  name: String, format: Int
) throws {
  let folder = try ScratchFolder()
  let path = try folder.file(name, try page(format, in: folder).prefix(60))
  let command = try Command.run(["extract", path])
  #expect(command.code == 3, "\(command.code) \(command.errors)")
  #expect(command.errors.split(separator: "\n").count == 1)
}

@Test func `a black page is no reading that is sure`() throws {
  let folder = try ScratchFolder()
  var pix = pixCreate(300, 400, 8)
  defer { pixDestroy(&pix) }
  let path = folder.path + "/a.png"
  pixWrite(path, pix, Int32(IFF_PNG))
  let command = try Command.run(["extract", path])
  #expect(command.flags == ["no_text"])
  let pages = command.json?["pages"] as? [[String: Any]]
  #expect(pages?.first?["confidence"] as? Double == 0)
  let summary = command.json?["summary"] as? [String: Any]
  #expect(summary?["status"] as? String == "needs_review")
  #expect((summary?["look_first"] as? [Any])?.count == 1)
}

@Test func `data that reads no characters is no language`() throws {
  for languages in ["osd", "chi_sim+osd"] {
    let command = try Command.run(["extract", "nowhere.png", "-l", languages])
    #expect(command.code == 2)
    #expect(command.errors.contains("'osd' is data on which way up print stands"))
  }
}
