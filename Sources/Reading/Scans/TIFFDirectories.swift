import Glibc

/// The image directories of a TIFF file, of which each is a page, as the links between them tell.
///
/// A library counts the directories it can read; one that is damaged, or lies behind the end of a
/// file that was cut, is a page all the same (TIFF 6.0, section 2; BigTIFF has wider fields).
struct TIFFDirectories: ~Copyable {
  /// More directories than any scanner makes.
  private static let most = 65_535

  private let file: UnsafeMutablePointer<FILE>
  private let isBigEndian: Bool
  private let isBig: Bool

  /// Takes over an open file that begins with these bytes.
  private init(_ file: UnsafeMutablePointer<FILE>, head: [UInt8]) {
    self.file = file
    isBigEndian = head[0] == 0x4D
    isBig = (isBigEndian ? head[3] : head[2]) == 43
  }

  deinit { fclose(file) }

  /// How many directories the file links to, those included that are not there; 0 where it is no TIFF.
  static func count(in path: String) -> Int {
    guard let file = fopen(path, "r") else { return 0 }
    var head = [UInt8](repeating: 0, count: 4)
    guard fread(&head, 1, 4, file) == 4, head[0] == head[1], head[0] == 0x49 || head[0] == 0x4D
    else {
      fclose(file)
      return 0
    }
    return TIFFDirectories(file, head: head).count
  }

  private var count: Int {
    var places: Set<UInt64> = []
    var next = isBig ? number(at: 8, width: 8) : number(at: 4, width: 4)
    while let place = next, place != 0, places.count < Self.most, places.insert(place).inserted {
      next = link(after: place)
    }
    return places.count
  }

  /// The place of the directory after the one at `place`; 0 after the last, nil where it is not there.
  private func link(after place: UInt64) -> UInt64? {
    guard let entries = number(at: place, width: isBig ? 8 : 2), entries > 0,
      entries <= UInt64(UInt16.max)
    else { return nil }
    let start = place + (isBig ? 8 : 2)
    return number(at: start + entries * (isBig ? 20 : 12), width: isBig ? 8 : 4)
  }

  /// The whole number of so many bytes; nil behind the file's end.
  private func number(at place: UInt64, width: Int) -> UInt64? {
    var bytes = [UInt8](repeating: 0, count: width)
    guard let offset = Int(exactly: place), fseek(file, offset, SEEK_SET) == 0,
      fread(&bytes, 1, width, file) == width
    else { return nil }
    let ordered = isBigEndian ? bytes : bytes.reversed()
    return ordered.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
