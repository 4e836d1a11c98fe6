extension Breakage {
  /// Breaks the form this way; false where the form has nothing to break so.
  func apply(to form: inout BrokenForm, using random: inout SeededGenerator) -> Bool {
    let width = form.rows.map(\.count).max() ?? 0
    for row in form.rows.indices {
      form.rows[row] += Array(repeating: "", count: width - form.rows[row].count)
    }
    return switch self {
    case .rowSlidLeft: slide(&form, rows: 1, &random)
    case .twoRowsSlidLeft: slide(&form, rows: 2, &random)
    case .rowSlidIrregularly: slideIrregularly(&form, &random)
    case .rowSlidRight: slideRight(&form, &random)
    case .levelsMovedAtPageBreak: moveLevels(&form, &random)
    case .valueOnOwnRow: loosenValue(&form, &random)
    case .levelInMidSpan: centreLevel(&form, &random)
    case .levelOnOwnRow: loosenLevel(&form, &random)
    case .targetLeftOfHeader: moveTargets(&form)
    case .blankColumnBeforeTarget: addColumn(&form, before: form.sound.targetColumn)
    case .trailingBlankColumns: addTrailing(&form, &random)
    case .cutByBlankLines: cut(&form, &random)
    case .cutWithRepeatedHeader: cutWithHeader(&form, &random)
    case .rowsTrimmed: trim(&form)
    case .blankColumnsAnywhere: addColumns(&form, &random)
    case .headRespaced: respace(&form, &random)
    default: applyToText(&form, using: &random)
    }
  }

  /// The rows that can slide: the last two of a block, without its label.
  private func slidable(_ form: BrokenForm, rows: Int) -> [Int] {
    form.sound.blocks.flatMap { block -> [Int] in
      block.suffix(2).filter { $0 > block.lowerBound }
    }.map { form.itemRows[$0 - form.sound.headerRow - 1] }
      .filter {
        form.rows[$0][form.sound.levelColumn].isEmpty
          && form.rows[$0].count(where: { !$0.isEmpty }) > 1
      }
  }

  private func slide(
    _ form: inout BrokenForm, rows: Int, _ random: inout SeededGenerator
  ) -> Bool {
    let rowsToSlide = slidable(form, rows: rows)
      .filter { !form.rows[$0][form.sound.levelColumn + 1].isEmpty }.shuffled(using: &random)
    guard rowsToSlide.count >= rows else { return false }
    for row in rowsToSlide.prefix(rows) {
      form.rows[row].remove(at: form.sound.levelColumn)
      form.rows[row].append("")
    }
    return true
  }

  private func slideIrregularly(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let rows = slidable(form, rows: 1).filter { form.rows[$0][form.sound.levelColumn + 1].isEmpty }
    guard let row = rows.randomElement(using: &random) else { return false }
    let name = form.rows[row].remove(at: form.sound.nameColumn)
    form.rows[row].insert(name, at: form.sound.levelColumn)
    form.rows[row].remove(at: form.sound.levelColumn + 1)
    form.rows[row].append("")
    return true
  }

  private func slideRight(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let row = form.itemRows.randomElement(using: &random) else { return false }
    form.rows[row].insert("", at: form.sound.levelColumn)
    if form.rows[row].last?.isEmpty == true {
      form.rows[row].removeLast()
    } else {
      for other in form.rows.indices where other != row { form.rows[other].append("") }
    }
    return true
  }

  /// The block's label one column right, the next rows' second level in the first column.
  private func moveLevels(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let blocks = form.sound.blocks.filter { $0.count > 2 }
    guard let block = blocks.randomElement(using: &random) else { return false }
    let first = form.sound.levelColumn
    let itemRows = form.itemRows
    let header = form.sound.headerRow
    func place(_ row: Int) -> Int { itemRows[row - header - 1] }
    let start = place(block.lowerBound)
    guard form.rows[start][first + 2].isEmpty == false, form.rows[start].count > first + 3 else {
      return false
    }
    for row in block.dropFirst().prefix(2).map(place)
    where !form.rows[row][first + 1].isEmpty && form.rows[row][first].isEmpty {
      form.rows[row].remove(at: first)
      form.rows[row].append("")
    }
    form.rows[start].insert("", at: first)
    if form.rows[start].last?.isEmpty == true { form.rows[start].removeLast() }
    return true
  }

  private func loosenValue(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let row = form.itemRows.randomElement(using: &random) else { return false }
    guard let column = form.rows[row].lastIndex(where: { !$0.isEmpty }),
      form.rows[row].count(where: { !$0.isEmpty }) > 1
    else { return false }
    let value = form.rows[row][column]
    form.rows[row][column] = ""
    var own = Array(repeating: "", count: form.rows[row].count)
    own[Bool.random(using: &random) ? column : 0] = value
    form.insert(own, at: row + 1)
    return true
  }

  /// The first level's label beside a middle row of its block.
  private func centreLevel(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let blocks = form.sound.blocks.filter { $0.count > 2 }
    guard let block = blocks.randomElement(using: &random) else { return false }
    let start = form.itemRows[block.lowerBound - form.sound.headerRow - 1]
    let middle = form.itemRows[block.lowerBound + block.count / 2 - form.sound.headerRow - 1]
    let first = form.sound.levelColumn
    guard form.rows[middle][first].isEmpty,
      form.rows[start].firstIndex(where: { !$0.isEmpty }) == first,
      form.rows[middle].firstIndex(where: { !$0.isEmpty }).map({ $0 > first }) ?? false
    else { return false }
    form.rows[middle][first] = form.rows[start][first]
    form.rows[start][first] = ""
    return true
  }

  private func loosenLevel(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let block = form.sound.blocks.randomElement(using: &random) else { return false }
    let start = form.itemRows[block.lowerBound - form.sound.headerRow - 1]
    let first = form.sound.levelColumn
    guard !form.rows[start][first].isEmpty, form.rows[start].count(where: { !$0.isEmpty }) > 2
    else {
      return false
    }
    var own = Array(repeating: "", count: form.rows[start].count)
    own[first] = form.rows[start][first]
    form.rows[start][first] = ""
    form.insert(own, at: start)
    return true
  }

  private func moveTargets(_ form: inout BrokenForm) -> Bool {
    guard form.sound.kind == .twoBlocks else { return false }
    for row in form.itemRows where form.rows[row].count > 4 && form.rows[row][3].isEmpty {
      form.rows[row].swapAt(3, 4)
    }
    return true
  }

  private func addColumn(_ form: inout BrokenForm, before column: Int) -> Bool {
    guard form.rows.allSatisfy({ $0.count > column }) else { return false }
    for row in form.rows.indices { form.rows[row].insert("", at: column) }
    return true
  }

  private func addColumns(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let width = form.rows.map(\.count).max() ?? 0
      let column = Int.random(in: 1...width, using: &random)
      for row in form.rows.indices {
        form.rows[row].insert("", at: min(column, form.rows[row].count))
      }
    }
    return true
  }

  /// The texts of each row of the head at other columns, in the same order.
  private func respace(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    var isBroken = false
    for row in 0..<form.headerRow {
      let texts = form.rows[row].filter { !$0.isEmpty }
      let width = form.rows[row].count
      guard texts.count > 1, texts.count < width else { continue }
      let keepsFirst = form.rows[row][0].isEmpty == false
      var columns = Array(1..<width).shuffled(using: &random)
        .prefix(texts.count - (keepsFirst ? 1 : 0)).sorted()
      if keepsFirst { columns.insert(0, at: 0) }
      var respaced = Array(repeating: "", count: width)
      for (text, column) in zip(texts, columns) { respaced[column] = text }
      if respaced != form.rows[row] { isBroken = true }
      form.rows[row] = respaced
    }
    return isBroken
  }

  private func addTrailing(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let count = Int.random(in: 1...3, using: &random)
    for row in form.rows.indices { form.rows[row] += Array(repeating: "", count: count) }
    return true
  }

  private func cut(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    form.cuts.insert(Int.random(in: 2..<form.rows.count, using: &random))
    return true
  }

  private func cutWithHeader(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let row = form.itemRows.dropFirst().randomElement(using: &random) else { return false }
    form.insert(form.rows[form.headerRow], at: row)
    form.cuts.insert(row)
    return true
  }

  private func trim(_ form: inout BrokenForm) -> Bool {
    for row in form.rows.indices {
      while form.rows[row].count > 1, form.rows[row].last?.isEmpty == true {
        form.rows[row].removeLast()
      }
    }
    return true
  }
}
