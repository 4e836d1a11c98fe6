/// Bounds on a text or markup input: past them it is refused with a reason, never read in part.
enum TextInputLimits {
  /// In bytes; a published budget as text has well under one million.
  static let bytes = 64 << 20
  /// Columns of one table; a spreadsheet has no more.
  static let columns = 16_384
  /// Cells of all tables, blank ones too.
  static let cells = 1_000_000
}
