/// The parts of a JPEG 2000 code stream, which tell their lengths (ISO/IEC 15444-1, annex A).
enum JPEG2000Parts {
  /// Whether the last part that is begun reaches beyond the data; false where the parts cannot be followed.
  static func areCut(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard var place = start(in: bytes) else { return false }
    place += 2
    while place + 4 <= bytes.count {
      switch number(at: place, width: 2, in: bytes) {
      case 0xFFD9: return false
      case 0xFF90:  // The start of a tile's part.
        guard place + 12 <= bytes.count else { return true }
        let length = number(at: place + 6, width: 4, in: bytes)
        // Zero: up to the end, which a mark tells.
        guard length != 0 else { return !endsWithMark(bytes) }
        guard length >= 14 else { return false }
        place += length
      case 0xFF00...0xFFFF: place += 2 + number(at: place + 2, width: 2, in: bytes)
      default: return false
      }
    }
    // The mark of the end alone may be missing where all parts are there.
    return place > bytes.count
  }

  /// Where the code stream begins, by itself or in the file's boxes.
  private static func start(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let mark: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51]
    if bytes.starts(with: mark) { return 0 }
    guard bytes.count > 16, number(at: 4, width: 4, in: bytes) == 0x6A50_2020 else { return nil }
    return bytes.indices.dropLast(3).first { place in
      bytes[place] == 0xFF && bytes[place + 1] == 0x4F && bytes[place + 2] == 0xFF
        && bytes[place + 3] == 0x51
    }
  }

  private static func endsWithMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Behind it there may be the end of a line.
    let tail = Array(bytes.suffix(16))
    return tail.indices.dropLast().contains { tail[$0] == 0xFF && tail[$0 + 1] == 0xD9 }
  }

  private static func number(
    at place: Int, width: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard place >= 0, place + width <= bytes.count else { return 0 }
    return bytes[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
  }
}
