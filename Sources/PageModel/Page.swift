/// One page as read: what is printed on it, nothing concluded yet.
public struct Page: Hashable, Sendable {
  /// Where the page's text comes from.
  public enum TextSource: String, Hashable, Sendable {
    case embedded
    case ocr
    case mixed
    case none
  }

  /// From 1.
  public var number: Int
  /// In points, after rotation.
  public var width: Double
  /// In points, after rotation.
  public var height: Double
  /// The quarter turns the page carried and that were undone, in degrees clockwise.
  public var rotation: Int
  /// The skew that was found and undone, in degrees.
  public var skew: Double
  public var text: TextSource
  /// The probability that the page's text is what it shows.
  public var confidence: Double
  public var flags: [Flag]
  public var styles: [TextStyle]
  /// In the reading order of the source.
  public var words: [Word]
  public var rulings: [Ruling]
  public var shadings: [Shading]
  public var images: [PlacedImage]
  /// The tables that the file's own structure tree describes.
  public var taggedTables: [TaggedTable]

  public init(
    number: Int, width: Double, height: Double, rotation: Int = 0, skew: Double = 0,
    text: TextSource = .embedded, confidence: Double = 1, flags: [Flag] = [],
    styles: [TextStyle] = [TextStyle(size: 10.5)], words: [Word] = [], rulings: [Ruling] = [],
    shadings: [Shading] = [], images: [PlacedImage] = [], taggedTables: [TaggedTable] = []
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.rotation = rotation
    self.skew = skew
    self.text = text
    self.confidence = confidence
    self.flags = flags
    self.styles = styles
    self.words = words
    self.rulings = rulings
    self.shadings = shadings
    self.images = images
    self.taggedTables = taggedTables
  }
}

extension Page.TextSource {
  /// Whether any of the text was recognised from an image.
  public var isRecognised: Bool { self == .ocr || self == .mixed }
}

/// A table as a tagged PDF's structure tree tells it: evidence, not truth.
public struct TaggedTable: Hashable, Sendable {
  public struct Cell: Hashable, Sendable {
    public var row: Int
    public var column: Int
    public var rowSpan: Int
    public var columnSpan: Int
    public var isHeader: Bool
    public var text: String

    public init(
      row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false,
      text: String
    ) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.isHeader = isHeader
      self.text = text
    }
  }

  public var cells: [Cell]

  public init(cells: [Cell]) { self.cells = cells }
}
