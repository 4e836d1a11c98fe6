import Foundation
import PageModel
import Workers

/// Reads a "document" whose lines say how many pages it has and what goes wrong with which.
///
/// "pages 9", "crash 3", "hang 4", "garbage 5", "refuse 6", "greedy 7", "slow 100" (milliseconds a
/// page), "noise 100000", "locked word", "crash-open", "crash-once 3 /path/of/a/marker".
struct FaultyService: DocumentService {
  private var faults: [String: [String]] = [:]

  mutating func open(path: String, password: String?) throws(DocumentError) -> DocumentFacts {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .missing }
    faults = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      faults[words[0]] = Array(words.dropFirst())
    }
    if faults["crash-open"] != nil { abort() }
    if let word = faults["locked"]?.first, word != password {
      throw .encrypted(passwordTried: password != nil)
    }
    guard let count = number("pages") else { throw .unknownKind }
    return DocumentFacts(pageCount: count, title: "Invented", isPaged: true)
  }

  mutating func page(_ number: Int) throws(DocumentError) -> Page {
    if let bytes = self.number("noise") { makeNoise(bytes) }
    if let milliseconds = self.number("slow") { usleep(UInt32(milliseconds) * 1000) }
    if self.number("crash") == number { abort() }
    if self.number("quit") == number { exit(9) }
    if self.number("hang") == number { while true { pause() } }
    if self.number("refuse") == number { throw .pageUnreadable("its drawing is damaged") }
    if self.number("garbage") == number { writeGarbage() }
    if self.number("greedy") == number { takeMemory() }
    if let once = faults["crash-once"], once[0] == "\(number)" { crashOnce(marker: once[1]) }
    let glyph = Glyph(
      scalar: "公", box: Box(left: 72, top: 72, right: 82, bottom: Double(72 + number)))
    return Page(number: number, width: 595, height: 842, words: [Word(glyphs: [glyph])])
  }

  mutating func layout() throws(DocumentError) -> Layout { throw .unknownKind }

  mutating func picture(
    page: Int, dotsPerInch: Double, overlay: [OverlayElement]
  ) throws(DocumentError) -> [UInt8] {
    [UInt8(page), UInt8(overlay.count)]
  }

  mutating func searchable(_ layers: [Page]) throws(DocumentError) -> [UInt8] {
    layers.map { UInt8($0.words.count) }
  }

  private func number(_ fault: String) -> Int? { faults[fault]?.first.flatMap { Int($0) } }

  private func makeNoise(_ count: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "!"), count: count)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private func writeGarbage() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7 + 250) }
    _ = write(3, bytes, bytes.count)
  }

  private func takeMemory() {
    let wanted = 32 << 30
    let memory = mmap(nil, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    if memory == MAP_FAILED { abort() }
    munmap(memory, wanted)
  }

  private func crashOnce(marker: String) {
    guard !FileManager.default.fileExists(atPath: marker) else { return }
    _ = FileManager.default.createFile(atPath: marker, contents: nil)
    abort()
  }
}
