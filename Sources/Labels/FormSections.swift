import PageModel

/// The rows of a form table: where groups repeat, and which rows hold single fields.
struct FormSections {
  private(set) var groups: [GroupRegion] = []
  /// One range of rows for each record.
  private(set) var records: [Range<Int>] = []
  private var isGroupRow: [Bool]

  init(of table: inout LabelledTable) {
    isGroupRow = Array(repeating: false, count: table.grid.rowCount)
    findGroups(in: &table)
    table.matchMisprints(in: isGroupRow.indices.filter { !isGroupRow[$0] })
    findRecords(in: table)
  }

  /// Whether single fields may stand in the row.
  func isHead(row: Int) -> Bool { isGroupRow.indices.contains(row) && !isGroupRow[row] }

  private mutating func findGroups(in table: inout LabelledTable) {
    var row = 0
    while row < table.grid.rowCount {
      guard var region = GroupRegion(headerAt: row, in: &table) else {
        row += 1
        continue
      }
      var end = region.header.upperBound
      while end < table.grid.rowCount, !ends(region, at: end, in: &table) { end += 1 }
      let next = end
      // A title over the next form's first label is no row of this one.
      if end < table.grid.rowCount {
        while end > region.header.upperBound, table.isFullWidth(row: end - 1) { end -= 1 }
      }
      region.body = region.header.upperBound..<end
      for covered in region.header.lowerBound..<end { isGroupRow[covered] = true }
      groups.append(region)
      row = next
    }
  }

  /// Whether the row is no longer of the region's body.
  private func ends(_ region: GroupRegion, at row: Int, in table: inout LabelledTable) -> Bool {
    let starts = table.grid.starts(in: row)
    if starts.contains(where: { table.beginsRecord($0) }) { return true }
    if GroupRegion(headerAt: row, in: &table) != nil { return true }
    guard let first = starts.first, let leftmost = region.halves[0].first,
      table.grid[first].column <= leftmost.columns.lowerBound
    else { return false }
    return table.matches[first]?.confidence == 1 && !table.fields(of: first).isEmpty
  }

  private mutating func findRecords(in table: LabelledTable) {
    var begins: [Int] = []
    for row in 0..<table.grid.rowCount where isHead(row: row) {
      guard table.grid.starts(in: row).contains(where: { table.beginsRecord($0) }) else { continue }
      var begin = row
      while begin > 0, isHead(row: begin - 1), table.isFullWidth(row: begin - 1),
        !(begins.last.map { begin - 1 <= $0 } ?? false)
      {
        begin -= 1
      }
      begins.append(begin)
    }
    if begins.isEmpty { begins = [0] }
    begins[0] = 0
    for (place, begin) in begins.enumerated() {
      let end = place + 1 < begins.count ? begins[place + 1] : table.grid.rowCount
      records.append(begin..<end)
    }
  }
}
