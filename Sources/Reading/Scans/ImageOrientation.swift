/// How the samples of an image file are to be turned to be seen as the camera held it (Exif, tag 0x0112).
struct ImageOrientation: Hashable {
  /// By quarters clockwise.
  var quarters = 0
  /// Whether left and right are exchanged after that.
  var isMirrored = false

  static let upright = ImageOrientation()

  /// What a JPEG file says of itself.
  init(ofJPEG bytes: UnsafeBufferPointer<UInt8>) {
    // After the mark of the start: FF, a segment's kind, its length in two bytes.
    var place = 2
    while place + 10 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = min(place + 2 + length, bytes.count)
      if bytes[place + 1] == 0xE1, bytes[(place + 4)...].starts(with: Array("Exif\0\0".utf8)),
        place + 10 < end, let value = Self.value(in: bytes[(place + 10)..<end])
      {
        self.init(value)
        return
      }
      place += 2 + max(2, length)
    }
    self.init()
  }

  private init() {}

  /// From the tag's value, 1…8; anything else leaves the image as it is.
  private init(_ value: Int) {
    let turns = [0, 0, 2, 2, 1, 1, 3, 3]
    guard (1...8).contains(value) else { return }
    quarters = turns[value - 1]
    isMirrored = [2, 4, 5, 7].contains(value)
  }

  /// The tag's value in the first directory of a TIFF head.
  private static func value(in head: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let bytes = Array(head.prefix(65_536))
    guard bytes.count >= 14 else { return nil }
    let isBigEndian = bytes[0] == 0x4D
    func number(_ place: Int, _ width: Int) -> Int {
      guard place + width <= bytes.count else { return 0 }
      let part = Array(bytes[place..<place + width])
      return (isBigEndian ? part : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
    let directory = number(4, 4)
    for index in 0..<number(directory, 2) {
      let entry = directory + 2 + index * 12
      guard entry + 12 <= bytes.count else { return nil }
      if number(entry, 2) == 0x0112 { return number(entry + 8, 2) }
    }
    return nil
  }

  /// The operands that place the stored samples in a rectangle of that size, for a PDF's `cm`.
  func placement(width: Double, height: Double) -> [Double] {
    // Clockwise by no, one, two, three quarters.
    let turned = [
      [width, 0, 0, height, 0, 0], [0, -height, width, 0, 0, height],
      [-width, 0, 0, -height, width, height], [0, height, -width, 0, width, 0],
    ][quarters]
    guard isMirrored else { return turned }
    return [0 - turned[0], turned[1], 0 - turned[2], turned[3], width - turned[4], turned[5]]
  }
}
