import Glibc

/// The encodings a text or markup input may have.
enum TextEncoding: Hashable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case gb18030
  /// What an HTML page says of itself, as iconv names it.
  case declared(String)
}

/// A text's bytes turned into UTF-8 without a byte-order mark.
///
/// Throws `unknownFormat` for bytes that are no text and `unknownEncoding` for text that cannot be
/// told with confidence: a wrong encoding would turn every word into another one.
func utf8(from bytes: [UInt8], declared: String? = nil) throws(ReadingError) -> [UInt8] {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checkedUTF8(Array(bytes.dropFirst(3))) }
  if bytes.starts(with: [0xFF, 0xFE]) { return try fromUTF16(bytes.dropFirst(2), isLittle: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return try fromUTF16(bytes.dropFirst(2), isLittle: false) }
  if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
    return try converted(Array(bytes.dropFirst(4)), from: "GB18030")
  }
  if let isLittle = utf16ByteOrder(of: bytes) {
    return try fromUTF16(bytes[...], isLittle: isLittle)
  }
  guard !bytes.prefix(65_536).contains(0) else { throw .unknownFormat }
  if isMostlyUTF8(bytes) { return try checkedUTF8(bytes) }
  if looksLikeGB18030(bytes) { return try converted(bytes, from: "GB18030") }
  if let declared { return try converted(bytes, from: declared) }
  throw .unknownEncoding
}

/// UTF-8 as it is, or with its few damaged places replaced by U+FFFD.
private func checkedUTF8(_ bytes: [UInt8]) throws(ReadingError) -> [UInt8] {
  let text = String(decoding: bytes, as: UTF8.self)
  let result = Array(text.utf8)
  guard isReadable(result) else { throw .unknownFormat }
  return result
}

private func fromUTF16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(ReadingError) -> [UInt8] {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var index = bytes.startIndex
  while index + 1 < bytes.endIndex {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    units.append(isLittle ? second << 8 | first : first << 8 | second)
    index += 2
  }
  return try checkedUTF8(Array(String(decoding: units, as: UTF16.self).utf8))
}

/// Whether the bytes are UTF-16 of the little-endian order; nil when they are not UTF-16.
private func utf16ByteOrder(of bytes: [UInt8]) -> Bool? {
  guard bytes.count >= 4 else { return nil }
  var (little, big, units) = (0, 0, 0)
  var index = 0
  while index + 1 < min(bytes.count, 65_536) {
    let (first, second) = (bytes[index], bytes[index + 1])
    if second == 0, isPlainASCII(first) { little += 1 }
    if first == 0, isPlainASCII(second) { big += 1 }
    units += 1
    index += 2
  }
  // A line end, tab or digit now and then is enough, but other text must hardly show the reverse.
  guard max(little, big) * 200 >= units else { return nil }
  if little >= 10 * big { return true }
  return big >= 10 * little ? false : nil
}

private func isPlainASCII(_ byte: UInt8) -> Bool {
  byte == 0x09 || byte == 0x0A || byte == 0x0D || (byte >= 0x20 && byte < 0x7F)
}

/// Whether the bytes are UTF-8 but for a damaged place here and there.
private func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
  var (good, bad, index) = (0, 0, 0)
  while index < bytes.count {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      index += 1
      continue
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let rest = bytes[min(index + 1, bytes.count)..<min(index + length, bytes.count)]
    let isGood = lead >= 0xC2 && lead < 0xF5 && rest.allSatisfy { $0 & 0xC0 == 0x80 }
    if isGood { good += 1 } else { bad += 1 }
    index += isGood ? length : 1
  }
  return bad == 0 || good >= 50 * bad
}

/// Whether most double bytes lie where GB 2312 keeps the characters in daily use.
private func looksLikeGB18030(_ bytes: [UInt8]) -> Bool {
  var (common, rare, index) = (0, 0, 0)
  let sample = bytes.prefix(1 << 20)
  while index + 1 < sample.count {
    let (lead, trail) = (sample[index], sample[index + 1])
    guard lead >= 0x80 else {
      index += 1
      continue
    }
    let isFourBytes = trail >= 0x30 && trail <= 0x39
    if lead >= 0xA1, lead <= 0xF7, trail >= 0xA1 { common += 1 } else { rare += 1 }
    index += isFourBytes ? 4 : 2
  }
  return common >= 4 * max(rare, 1) || (common > 0 && rare == 0)
}

/// Whether hardly any character is a control character or was damaged.
private func isReadable(_ bytes: [UInt8]) -> Bool {
  var damage = bytes.count { $0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }
  var index = 0
  while index + 2 < bytes.count {
    // U+FFFD, which stands for what could not be decoded.
    if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { damage += 1 }
    index += 1
  }
  return damage * 100 <= bytes.count
}

private func converted(_ bytes: [UInt8], from encoding: String) throws(ReadingError) -> [UInt8] {
  // iconv's own word for failure is a descriptor of -1.
  guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else {
    throw .unknownEncoding
  }
  defer { iconv_close(converter) }
  var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
  var input = bytes
  let used: Int? = input.withUnsafeMutableBytes { source in
    output.withUnsafeMutableBytes { target in
      var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (left, room) = (source.count, target.count)
      let result = iconv(converter, &from, &left, &to, &room)
      // A last character cut in two is no reason to refuse the whole text.
      return result == -1 && left > 3 ? nil : target.count - room
    }
  }
  guard let used, isReadable(Array(output.prefix(used))) else { throw .unknownEncoding }
  return Array(output.prefix(used))
}
