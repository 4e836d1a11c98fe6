/// One change a repair made, kept so that a person can refuse it.
public struct Correction: Hashable, Sendable {
  /// The repair's stable name.
  public var rule: String
  /// The table's identifier.
  public var table: String
  /// The cells it touched, in the repaired table.
  public var cells: [CellIndex]
  public var before: String
  public var after: String
  /// One sentence: what in the table led to it.
  public var reason: String
  /// The probability that the change is right.
  public var confidence: Double

  public init(
    rule: String, table: String, cells: [CellIndex], before: String, after: String,
    reason: String, confidence: Double
  ) {
    self.rule = rule
    self.table = table
    self.cells = cells
    self.before = before
    self.after = after
    self.reason = reason
    self.confidence = confidence
  }
}

/// A layout whose broken tables were put right, with what was done to them.
public struct RepairedLayout: Hashable, Sendable {
  public var layout: Layout
  public var corrections: [Correction]

  public init(layout: Layout, corrections: [Correction] = []) {
    self.layout = layout
    self.corrections = corrections
  }
}
