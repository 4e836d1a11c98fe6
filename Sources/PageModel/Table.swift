/// A cell of a logical table; it may span several rows and columns.
public struct Cell: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rowSpan: Int
  public var columnSpan: Int
  /// The text with its lines joined and stray blanks removed.
  public var text: String
  /// The text as printed: lines apart by a line feed, nothing cleaned.
  public var raw: String
  /// Where the cell stands; of a cell cut by a page break, its first part.
  public var place: Place
  /// The probability that the text was read rightly into the right cell.
  public var confidence: Double
  /// The names of the repairs that touched it, in order.
  public var repairs: [String]
  /// What else a recogniser thought the text might be, likeliest first.
  public var alternatives: [String]
  /// How surely a recogniser read it; nil for text that was not recognised.
  public var recognition: RecognitionSummary?
  /// What was found wrong with this cell while its table was put right; a field read from it inherits them.
  public var flags: [Flag]

  public init(
    row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: String,
    raw: String? = nil, place: Place, confidence: Double = 1, repairs: [String] = [],
    alternatives: [String] = [], recognition: RecognitionSummary? = nil, flags: [Flag] = []
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.text = text
    self.raw = raw ?? text
    self.place = place
    self.confidence = confidence
    self.repairs = repairs
    self.alternatives = alternatives
    self.recognition = recognition
    self.flags = flags
  }

  public var index: CellIndex { CellIndex(row: row, column: column) }
  public var isBlank: Bool { text.isEmpty }
  public var rows: Range<Int> { row..<row + rowSpan }
  public var columns: Range<Int> { column..<column + columnSpan }
}

/// A table as its author meant it: continued pages joined, spans restored.
///
/// Cells do not overlap and are kept in row order, then column order.
public struct Table: Hashable, Sendable {
  /// How the grid was found, which says how far to trust it.
  public enum Origin: String, Hashable, Sendable {
    case vectorRulings
    case pixelRulings
    case tagged
    case alignment
    case delimitedText
    case markup
  }

  /// "t1", "t2" … in reading order.
  public var id: String
  public var title: String?
  /// The money unit printed for the whole table, such as 万元.
  public var unit: String?
  /// The other lines that stand between title and table or right below it, as printed.
  public var captions: [String]
  /// One for each page it stands on, in order; for text inputs its first and last lines.
  public var regions: [Place]
  public var rowCount: Int
  public var columnCount: Int
  /// How many rows at the top are header; 0 for a form whose labels stand inside.
  public var headerRows: Int
  public var cells: [Cell]
  public var origin: Origin
  public var flags: [Flag]

  public init(
    id: String, title: String? = nil, unit: String? = nil, captions: [String] = [],
    regions: [Place], rowCount: Int, columnCount: Int, headerRows: Int = 0, cells: [Cell],
    origin: Origin, flags: [Flag] = []
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.captions = captions
    self.regions = regions
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.headerRows = headerRows
    self.cells = cells
    self.origin = origin
    self.flags = flags
  }
}

/// Text outside tables.
public struct Block: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case heading
    case paragraph
    case listItem = "list_item"
    case pageHeader = "page_header"
    case pageFooter = "page_footer"
    case note
  }

  /// "b1", "b2" … in reading order.
  public var id: String
  public var kind: Kind
  public var text: String
  public var regions: [Place]
  public var confidence: Double

  public init(id: String, kind: Kind, text: String, regions: [Place], confidence: Double = 1) {
    self.id = id
    self.kind = kind
    self.text = text
    self.regions = regions
    self.confidence = confidence
  }
}

/// A document taken apart: its tables and the text around them, each in reading order.
public struct Layout: Hashable, Sendable {
  public var tables: [Table]
  public var blocks: [Block]

  public init(tables: [Table], blocks: [Block]) {
    self.tables = tables
    self.blocks = blocks
  }
}
