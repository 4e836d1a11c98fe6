import PageModel

/// Gives tables their titles, units and captions from the text around them, and everything its name.
struct TextPartLayout {
  let parts: [TextPart]

  var layout: Layout {
    var tables: [Table] = []
    var blocks: [Block] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(var block):
        block.id = "b\(blocks.count + 1)"
        blocks.append(block)
      case .table(let found):
        tables.append(table(found, id: "t\(tables.count + 1)", at: index))
      }
    }
    return Layout(tables: tables, blocks: blocks)
  }

  private func table(_ found: FoundTable, id: String, at index: Int) -> Table {
    let above = textsAbove(index)
    let below = textsBelow(index)
    let surroundings = TableSurroundings(above: above, below: below)
    return Table(
      id: id, title: found.title ?? surroundings.title, unit: surroundings.unit,
      captions: surroundings.captions,
      regions: [.line(found.firstLine, columns: 1...1), .line(found.lastLine, columns: 1...1)],
      rowCount: found.rowCount, columnCount: found.columnCount, headerRows: found.headerRows,
      cells: found.cells, origin: found.origin)
  }

  /// The few texts between the table and the one before it, nearest first.
  private func textsAbove(_ index: Int) -> [String] {
    var texts: [String] = []
    var place = index - 1
    while place >= 0, texts.count < TableSurroundings.reach, case .text(let block) = parts[place] {
      // A unit right below a table that is followed by other text was that table's own.
      if !isBelongingToTableAbove(place) { texts.append(block.text) }
      place -= 1
    }
    return texts
  }

  private func textsBelow(_ index: Int) -> [String] {
    guard index + 1 < parts.count, case .text(let block) = parts[index + 1],
      isBelongingToTableAbove(index + 1)
    else { return [] }
    return [block.text]
  }

  /// Whether the text is a unit printed after its table: right below one, right above none.
  private func isBelongingToTableAbove(_ index: Int) -> Bool {
    guard index > 0, case .table = parts[index - 1], case .text(let block) = parts[index],
      TableSurroundings.unit(in: block.text) != nil
    else { return false }
    guard index + 1 < parts.count else { return true }
    if case .table = parts[index + 1] { return false }
    return true
  }
}
