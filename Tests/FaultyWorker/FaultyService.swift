import Foundation
import PageModel
import Pipeline
import Workers

/// Reads a "document" whose lines say how many pages it has and what goes wrong with which.
///
/// "pages 9", "crash 3", "crash-from 3", "quit 4", "hang 4", "spin 5", "garbage 5", "cut-short 6",
/// "refuse 6", "greedy 7", "leak 64" (MiB a page), "slow 100" (milliseconds a page), "slow-from 3 100",
/// "noise 100000", "locked word", "crash-open", "crash-once 3 /path/of/a/marker", "escape 2 /a/folder",
/// "killed 3 2 /path/of/markers" (twice, by a signal from outside as it seems).
/// Its analysis goes wrong by what the document is called: see `AnalysisFault`.
struct FaultyService: DocumentService, ~Copyable {
  private var faults: [String: [String]] = [:]
  private var analyst = Analyst()

  mutating func open(path: String, password: String?) throws(DocumentError) -> DocumentFacts {
    guard let text = Self.text(at: path) else { throw .missing }
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
    if let slow = faults["slow-from"].map({ $0.compactMap { UInt32($0) } }), number >= slow[0] {
      usleep(slow[1] * 1000)
    }
    if let size = self.number("leak") { leak(size << 20) }
    try fail(at: number)
    let glyph = Glyph(
      scalar: "公", box: Box(left: 72, top: 72, right: 82, bottom: Double(72 + number)))
    // The width tells which process read the page.
    return Page(
      number: number, width: Double(getpid()), height: 842, words: [Word(glyphs: [glyph])])
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

  mutating func analysis(
    of document: [UInt8], having pages: [Int: Page]
  ) throws(WireError) -> [UInt8] {
    AnalysisFault(in: document)?.occur()
    return try analyst.analysis(of: document, having: pages)
  }

  /// What is to go wrong with the page, if anything.
  private func fail(at number: Int) throws(DocumentError) {
    let faults = faults.filter { $0.value.first == "\(number)" }
    if faults["crash"] != nil { abort() }
    if let first = self.number("crash-from"), number >= first { abort() }
    if faults["quit"] != nil { exit(9) }
    if faults["hang"] != nil { while true { pause() } }
    if faults["spin"] != nil { spin() }
    if faults["refuse"] != nil { throw .pageUnreadable("its drawing is damaged") }
    if faults["garbage"] != nil { writeGarbage() }
    if faults["cut-short"] != nil { cutShort() }
    if faults["greedy"] != nil { takeMemory() }
    if let once = faults["crash-once"] { crashOnce(marker: once[1]) }
    if let killed = faults["killed"], let times = Int(killed[1]) {
      beKilled(times, markers: killed[2])
    }
    if let escape = faults["escape"] {
      throw .pageUnreadable(Escape(folder: escape[1]).successes.joined(separator: " "))
    }
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

  /// A little garbage, as a library might print it where responses go, and nothing more.
  private func cutShort() {
    _ = write(3, "oh", 2)
    while true { pause() }
  }

  /// Ends as if somebody had killed it, so often; each time leaves a mark.
  private func beKilled(_ times: Int, markers: String) {
    guard
      let marker = (0..<times).map({ markers + "-\($0)" }).first(where: { access($0, F_OK) != 0 })
    else { return }
    _ = FileManager.default.createFile(atPath: marker, contents: nil)
    kill(getpid(), SIGKILL)
  }

  private func spin() {
    var count = 0
    while getpid() != 0 { count &+= 1 }
  }

  private func leak(_ byteCount: Int) {
    let memory = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { abort() }
    memset(memory, 1, byteCount)
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

  /// The document's bytes, read as the program's own readers do.
  private static func text(at path: String) -> String? {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
