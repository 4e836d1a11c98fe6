/// Takes text that leaves no ink out of a content stream: another program's reading of a scan, which
/// ours replaces.
struct InvisibleTextRemoval {
  /// What a content stream draws besides invisible text.
  private var drawsInk = false
  private var removed: [Range<Int>] = []
  /// The text rendering mode, and those saved with the graphics state.
  private var mode = 0
  private var saved: [Int] = []
  private var lastNumber = 0.0
  private var lastName: String?

  /// The text rendering mode of text that is neither filled nor stroked (ISO 32000-1, 9.3.6).
  private static let invisible = 3
  /// Deeper nesting of states is hostile; such a stream stays as it is.
  private static let deepest = 1000

  /// The stream without its invisible text; nil where it has none.
  ///
  /// `isInvisible` tells of a form by its name whether it draws invisible text and nothing else.
  static func removed(
    from bytes: UnsafeRawBufferPointer, isInvisible: (String) -> Bool
  ) -> [UInt8]? {
    var removal = InvisibleTextRemoval()
    guard removal.scan(bytes, isInvisible), !removal.removed.isEmpty else { return nil }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var start = 0
    for range in removal.removed {
      kept.append(contentsOf: bytes[start..<range.lowerBound])
      kept.append(UInt8(ascii: " "))
      start = range.upperBound
    }
    kept.append(contentsOf: bytes[start...])
    return kept
  }

  /// Whether a form's stream draws invisible text and nothing else.
  static func isInvisible(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var removal = InvisibleTextRemoval()
    return removal.scan(bytes) { _ in false } && !removal.removed.isEmpty && !removal.drawsInk
  }

  /// False where the stream cannot be followed to its end.
  private mutating func scan(
    _ bytes: UnsafeRawBufferPointer, _ isInvisible: (String) -> Bool
  ) -> Bool {
    var scanner = ContentScanner(bytes)
    var operands = 0
    while true {
      switch scanner.next() {
      case .number(let value): lastNumber = value
      case .name(let range): lastName = String(pdfName: bytes[range])
      case .keyword(let word):
        if let op = ContentOperator(rawValue: word) {
          if op == .inlineImage {
            scanner.move(to: InlineImage(&scanner).end)
            drawsInk = true
          } else if vanishes(op, isInvisible) {
            removed.append(operands..<scanner.offset)
          }
          guard saved.count < Self.deepest else { return false }
        }
        operands = scanner.offset
      case .end: return true
      default: break
      }
    }
  }

  /// Follows the operator; whether it and its operands are to go.
  private mutating func vanishes(_ op: ContentOperator, _ isInvisible: (String) -> Bool) -> Bool {
    switch op {
    case .save: saved.append(mode)
    case .restore: mode = saved.popLast() ?? mode
    case .renderMode: mode = Int(min(max(lastNumber, 0), 7))
    case .show, .showSpaced:
      if mode == Self.invisible { return true }
      drawsInk = true
    case .paintObject:
      if let lastName, isInvisible(lastName) { return true }
      drawsInk = true
    case .stroke, .closeAndStroke, .fill, .fillObsolete, .fillEvenOdd, .fillAndStroke,
      .fillEvenOddAndStroke, .closeFillAndStroke, .closeFillEvenOddAndStroke, .paintShading,
      .nextLineShow, .nextLineShowSpaced:
      drawsInk = true
    default: break
    }
    return false
  }
}
