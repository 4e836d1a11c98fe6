/// A decoded text with the bounds of its lines.
struct SourceText {
  let bytes: [UInt8]
  /// Without their line ends; line `n` of the file is at `n - 1`.
  let lines: [Range<Int>]

  init(utf8 bytes: [UInt8]) {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // A form feed stands for a page break and ends a line too.
      if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        lines.append(start..<index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    self.bytes = bytes
    self.lines = lines
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

  /// The range without blanks at its ends, the ideographic and the no-break one among them.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let length = blankLength(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - start >= 3, bytes[end - 3] == 0xE3, blankLength(at: end - 3, before: end) == 3
      {
        end -= 3
      } else if end - start >= 2, blankLength(at: end - 2, before: end) == 2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// The bytes of the blank that begins here, 0 when none does.
  private func blankLength(at index: Int, before end: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09: 1
    case 0xC2: index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE3: index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    default: 0
    }
  }

  /// How many characters the bytes hold.
  func characterCount(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
