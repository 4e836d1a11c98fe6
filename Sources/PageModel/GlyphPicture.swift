/// A recognised character's ink as a small picture: what one print of a character shares with the next.
public struct GlyphPicture: Hashable, Sendable {
  /// Squares along each side; more tell characters of forms apart no better.
  public static let side = 12

  /// The longer side of the ink's frame, in quarter points, at most 255.
  public let size: UInt8
  /// Rows from the top, two squares a byte, each from 0 for paper to 15 for the most ink.
  public let packed: [UInt8]

  /// How many bytes hold the squares.
  static let byteCount = side * side / 2

  /// `squares` holds the ink of each square, row after row, in any unit; `points` is the frame's longer side.
  public init(squares: [Double], points: Double) {
    precondition(squares.count == Self.side * Self.side, "a picture has one ink for each square")
    let most = max(squares.max() ?? 0, .leastNonzeroMagnitude)
    let levels = squares.map { UInt8((max(0, $0) / most * 15).rounded()) }
    packed = stride(from: 0, to: levels.count, by: 2).map { levels[$0] << 4 | levels[$0 + 1] }
    size = UInt8(min(255, max(0, (points * 4).rounded())))
  }

  /// Each square's ink, 0…15, row after row.
  public var squares: [UInt8] { packed.flatMap { [$0 >> 4, $0 & 15] } }
}

extension GlyphPicture: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(size)
    for byte in packed { encoder.write(byte) }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    size = try decoder.byte()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for _ in 0..<Self.byteCount { bytes.append(try decoder.byte()) }
    packed = bytes
  }
}
