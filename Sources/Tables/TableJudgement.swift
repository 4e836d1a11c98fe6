import PageModel

/// Tells tables from other drawings that have crossing lines.
enum TableJudgement {
  static func isTable(_ part: TablePart) -> Bool {
    let filled = part.cells.count { !$0.isBlank }
    return filled > 0
  }
}
