/// What a number's reading may be meant as: the same ink with its known misreadings undone.
///
/// Every proposal is checked against the columns of ink by the reader, which takes none that does
/// not fit better than the reading itself.
package enum NumberSpelling {
  /// The text with its misread per cent sign put right, likeliest first, without the text itself.
  ///
  /// A per cent sign is read as its left half, a 9, and itself, or with its right circle as 5 or 6
  /// behind it: 90% as 909% or 909%6.
  package static func withPercent(_ text: String) -> [String] {
    guard let sign = text.lastIndex(of: "%") else { return [] }
    let head = String(text[..<sign])
    var proposals = [head + "%"]
    if head.last == "9" { proposals.append(head.dropLast() + "%") }
    return proposals.filter { $0 != text && $0.count > 1 }
  }

  /// The same digits with their separators as amounts have them: 1361,034.00 as 1,361,034.00 and
  /// 9746,50 as 9746.50; nil where they stand rightly or there is no telling.
  package static func regrouped(_ text: String) -> String? {
    guard text.contains(",") else { return nil }
    var body = Substring(text)
    let sign = body.first == "-" ? "-" : ""
    if !sign.isEmpty { body = body.dropFirst() }
    guard body.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }) else {
      return nil
    }
    let pieces = body.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard pieces.allSatisfy({ !$0.isEmpty }), let last = pieces.last else { return nil }
    let marks = body.filter { $0 == "," || $0 == "." }
    // Thousands are three digits; what has one or two is decimals.
    let hasDecimals = marks.last == "." || last.count < 3
    let whole = hasDecimals ? pieces.dropLast() : pieces[...]
    let digits = whole.joined()
    guard digits.count > 0, digits.first != "0" || digits.count == 1 else { return nil }
    // One group as long as an amount without separators: only its decimal mark was misread.
    let isPlain = whole.count == 1
    let grouped = isPlain ? digits : Self.grouped(digits)
    let result = sign + grouped + (hasDecimals ? "." + last : "")
    return result == text ? nil : result
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// Whether the text is one number as it begins a line of text: digits with points inside, perhaps
  /// with a per cent sign or a dash behind.
  package static func isLeading(_ text: String) -> Bool {
    var body = Substring(text)
    if let last = body.last, "%-".contains(last) { body = body.dropLast() }
    guard let first = body.first, let last = body.last, first.isASCII, first.isNumber,
      last.isNumber
    else { return false }
    return body.allSatisfy { $0.isASCII && $0.isNumber || ".,-".contains($0) }
  }

  /// How many of the characters at the beginning stand for digits, though some were misread.
  package static func prefixLength(of scalars: [Unicode.Scalar], atMost limit: Int) -> Int {
    scalars.prefix(limit).prefix { plainDigits[$0] != nil || marks.contains($0) }.count
  }

  /// The text with characters that are mistaken for digits as those.
  package static func plain(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(plainDigits[scalar] ?? scalar) }
    return text
  }

  /// The text with brackets and bars as 1, and beside at least two digits also with letters as what
  /// they are mistaken for: S5.00 as 55.00.
  package static func withoutStrokes(_ text: String) -> String {
    let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
    guard digits < 2 else { return plain(text.unicodeScalars) }
    return String(text.map { "][|!".contains($0) ? "1" : $0 })
  }

  private static let marks: Set<Unicode.Scalar> = [".", ",", "%", "-", "+", ":", ";", "'"]

  private static let plainDigits: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "0", "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "7": "7", "8": "8",
    "9": "9", "]": "1", "[": "1", "|": "1", "l": "1", "I": "1", "i": "1", "!": "1", "上": "1",
    "O": "0", "o": "0", "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8",
  ]
}
