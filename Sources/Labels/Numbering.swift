/// Numbers in front of a label or a line: 1-, 11-, 1., (1), 一、, （一）, ①, 其中：.
enum Numbering {
  /// How many folded scalars at the front are numbering.
  static func length(in scalars: [UInt32]) -> Int {
    var length = 0
    while let next = step(in: scalars, from: length), next < scalars.count { length = next }
    return length
  }

  /// The text without its numbering.
  static func stripped(_ text: String) -> String {
    var scalars: [UInt32] = []
    for scalar in text.unicodeScalars.prefix(16) { scalars.append(Folding.folded(scalar)) }
    let isWhole = text.unicodeScalars.count <= 16
    let length = length(in: scalars)
    guard length > 0, !isWhole || length < scalars.count else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(length)))
  }

  /// Where one numbering that begins at `start` ends, or nil where there is none.
  private static func step(in scalars: [UInt32], from start: Int) -> Int? {
    guard start < scalars.count else { return nil }
    let first = scalars[start]
    if (0x2460...0x2473).contains(first) || isMark(first) { return start + 1 }
    if first == 0x5176, start + 1 < scalars.count, scalars[start + 1] == 0x4e2d {
      return start + 2
    }
    if first == 0x28 { return bracketedEnd(in: scalars, from: start) }
    if Folding.isDigit(first) {
      return end(
        in: scalars, from: start, of: Folding.isDigit, separators: [0x2d, 0x2e, 0x3001, 0x29])
    }
    return end(in: scalars, from: start, of: isNumeral, separators: [0x3001, 0x2e, 0x2c])
  }

  private static func end(
    in scalars: [UInt32], from start: Int, of member: (UInt32) -> Bool, separators: Set<UInt32>
  ) -> Int? {
    var place = start
    while place < scalars.count, member(scalars[place]) { place += 1 }
    guard place > start, place < scalars.count, separators.contains(scalars[place]) else {
      return nil
    }
    if scalars[place] == 0x2e, place + 1 < scalars.count, Folding.isDigit(scalars[place + 1]) {
      return levelsEnd(in: scalars, from: place)
    }
    return place + 1
  }

  /// Where 1.1 or 1.1.1 ends, given its first point; nil for a number such as 1.5 or 1.5万元.
  private static func levelsEnd(in scalars: [UInt32], from point: Int) -> Int? {
    var place = point
    while place < scalars.count, scalars[place] == 0x2e {
      let digits = place + 1
      place = digits
      while place < scalars.count, Folding.isDigit(scalars[place]) { place += 1 }
      guard place > digits, place - digits <= 2 else { return nil }
    }
    // A unit of one or two characters behind it makes it a number.
    guard place + 2 < scalars.count, isIdeograph(scalars[place]),
      !MoneyUnit.begins(with: scalars[place])
    else { return nil }
    return place
  }

  private static func isIdeograph(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar <= 0x9fff
  }

  private static func bracketedEnd(in scalars: [UInt32], from start: Int) -> Int? {
    var place = start + 1
    while place < scalars.count, isNumeral(scalars[place]) || Folding.isDigit(scalars[place]) {
      place += 1
    }
    guard place > start + 1, place < scalars.count, scalars[place] == 0x29 else { return nil }
    return place + 1
  }

  /// Marks that only draw the eye, and the colon and comma after 其中.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2a, 0x3a, 0x3001, 0x2c, 0x203b, 0x2605, 0x2606, 0x25a0...0x25ff: true
    default: false
    }
  }

  /// 一 to 十.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341: true
    default: false
    }
  }
}

extension Numbering {
  /// The text without an ordinal word and its number in front: 指标1：.
  static func stripped(_ text: String, ordinal: String) -> String {
    guard text.hasPrefix(ordinal) else { return text }
    var rest = text.unicodeScalars.dropFirst(ordinal.unicodeScalars.count)
    var sawDigit = false
    while let first = rest.first,
      Folding.isDigit(Folding.folded(first)) || Folding.isBlank(first.value)
    {
      sawDigit = sawDigit || !Folding.isBlank(first.value)
      rest.removeFirst()
    }
    guard sawDigit else { return text }
    guard let mark = rest.first else { return "" }
    guard [0x3a, 0xff1a, 0x3001, 0x2e].contains(mark.value) else { return text }
    rest.removeFirst()
    while let first = rest.first, Folding.isBlank(first.value) { rest.removeFirst() }
    return String(String.UnicodeScalarView(rest))
  }
}
