/// One character as it stands on the page.
public struct Glyph: Hashable, Sendable {
  public var scalar: Unicode.Scalar
  /// The advance box: as wide as the pen moves, as high as the font's ascent and descent.
  public var box: Box
  /// The place of its style in the page's list of styles.
  public var style: Int
  /// The recogniser's probability that the character is right; 1 for embedded text.
  public var confidence: Double
  /// Its ink, where it was recognised and its place in the line is known.
  public var picture: GlyphPicture?
  /// Whether it looks like the document's other prints of the same character: 1 where it surely does, below 0 where
  /// it looks more like prints of another, −1 at least; nil where they do not tell.
  public var likeness: Double?
  /// How much its ink speaks for another mark than was read: 0…1.
  public var markDoubt: Double

  public init(
    scalar: Unicode.Scalar, box: Box, style: Int = 0, confidence: Double = 1,
    picture: GlyphPicture? = nil, likeness: Double? = nil, markDoubt: Double = 0
  ) {
    self.scalar = scalar
    self.box = box
    self.style = style
    self.confidence = confidence
    self.picture = picture
    self.likeness = likeness
    self.markDoubt = markDoubt
  }
}

/// A run of glyphs with no blank between them, in reading order.
///
/// A word may run over a ruling line where the print is tight: the table finder cuts it there.
public struct Word: Hashable, Sendable {
  public var glyphs: [Glyph]
  /// What else a recogniser thought the whole word might be, likeliest first; empty for embedded text.
  public var alternatives: [String]

  public init(glyphs: [Glyph], alternatives: [String] = []) {
    self.glyphs = glyphs
    self.alternatives = alternatives
  }

  public var text: String {
    var text = ""
    for glyph in glyphs { text.unicodeScalars.append(glyph.scalar) }
    return text
  }

  /// The smallest box that holds all glyphs; empty at the origin for a word of none.
  public var box: Box {
    guard var box = glyphs.first?.box else { return Box(left: 0, top: 0, right: 0, bottom: 0) }
    for glyph in glyphs.dropFirst() { box = box.union(glyph.box) }
    return box
  }

  /// The least of the glyphs' confidences: a word is as sure as its weakest character.
  public var confidence: Double { glyphs.map(\.confidence).min() ?? 1 }
}

/// How a glyph is printed.
public struct TextStyle: Hashable, Sendable {
  /// The font's name without its subset prefix; empty when unknown.
  public var font: String
  /// The font size in points.
  public var size: Double
  public var color: Color
  /// False for text that cannot be seen: an OCR layer, or the paper's own colour on bare paper.
  public var isVisible: Bool
  /// Whether its glyphs were recognised from the page's picture.
  public var isRecognized: Bool

  public init(
    font: String = "", size: Double, color: Color = .black, isVisible: Bool = true,
    isRecognized: Bool = false
  ) {
    self.font = font
    self.size = size
    self.color = color
    self.isVisible = isVisible
    self.isRecognized = isRecognized
  }
}

/// A device colour, eight bits a channel.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(red: 0, green: 0, blue: 0)
  public static let white = Color(red: 255, green: 255, blue: 255)
}
