import PageModel

/// One row of an indicator block, read: what stands in each column of the header.
struct IndicatorRow {
  /// The row in the table as found.
  var source: Int
  /// For each column of the header, its cell; nil where there is none.
  var cells: [Cell?]
  /// Which of them were moved to another column.
  var moved: Set<Int> = []
  /// How much dearer the rival reading is.
  var margin = Double.infinity
  /// Whether it has more texts than columns and so cannot be read.
  var isUnread = false
}
