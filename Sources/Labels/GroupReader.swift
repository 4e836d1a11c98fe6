import PageModel

/// Reads the items of a repeated group, one for each row of its body.
struct GroupReader {
  let table: LabelledTable
  let region: GroupRegion
  let maker: FieldMaker

  /// What is left of the confidence when a blank cell takes its value from above.
  private static let carriedOver = 0.95

  private struct Value {
    var text: String
    var raw: String
    var cell: Cell
    var confidence: Double
    var unit: MoneyUnit?
    var flags: [Flag] = []
    var suggestion: String?
  }

  /// The items of one half of the columns, numbered from `first`, as the group `name`.
  func items(half: Int, name: String, first: Int) -> [FieldItem] {
    var items: [FieldItem] = []
    var above: [Int: Value] = [:]
    let group = table.profile.groups[region.group]
    for row in region.body {
      guard let values = values(in: row, half: half, above: &above), !isTotal(values) else {
        continue
      }
      let id = "\(maker.record).\(name).\(first + items.count)"
      let fields = values.sorted { $0.key < $1.key }.map { column, value in
        field(value, of: group.columns[column], item: id)
      }
      items.append(FieldItem(id: id, fields: fields))
    }
    return items
  }

  /// The amounts of the rows that add up the items, as fields such as tasks_total_amount.
  func totals(half: Int, name: String) -> [Field] {
    let columns = table.profile.groups[region.group].columns
    guard columns.contains(where: { $0.type == .money }) else { return [] }
    var fields: [Field] = []
    var above: [Int: Value] = [:]
    for row in region.body {
      guard let values = values(in: row, half: half, above: &above), isTotal(values) else {
        continue
      }
      for (number, value) in values.sorted(by: { $0.key < $1.key })
      where columns[number].type == .money {
        var total = field(value, of: columns[number], item: maker.record)
        total.name = "\(name)_total_\(columns[number].name)"
        total.id = "\(maker.record).\(total.name)"
        if !fields.contains(where: { $0.id == total.id }) { fields.append(total) }
      }
    }
    return fields
  }

  private func field(_ value: Value, of column: ColumnDeclaration, item: String) -> Field {
    var field = maker.field(
      id: "\(item).\(column.name)", name: column.name, label: column.label, value: value.text,
      type: column.isMeasure ? nil : column.type, cell: value.cell, unit: value.unit,
      raw: value.raw, confidence: value.confidence)
    field.flags += value.flags
    field.suggestion = value.suggestion
    return field
  }

  /// The row's values by column; nil for a row that is no item.
  private func values(in row: Int, half: Int, above: inout [Int: Value]) -> [Int: Value]? {
    var values: [Int: Value] = [:]
    var isNew = false
    var taken: Set<Int> = []
    for column in region.halves[half] {
      guard case .column(_, let number) = column.meaning,
        let cell = cell(in: row, columns: column.columns),
        // A cell over several columns is the value of the first alone.
        taken.insert(cell).inserted
      else { continue }
      let declaration = table.profile.groups[region.group].columns[number]
      var value = Value(
        text: text(of: table.grid[cell], declaration), raw: table.grid[cell].raw,
        cell: table.grid[cell], confidence: column.confidence, unit: column.unit)
      complete(&value, column: number)
      if declaration.isCarried {
        carry(&value, column: number, above: &above)
      } else {
        compose(&value, column: number, row: row, half: half)
        if declaration.isKey, value.cell.row == row, !value.text.isEmpty { isNew = true }
      }
      values[number] = value
    }
    return isNew ? values : nil
  }

  /// Whether the row adds up amounts of the others: its key says 合计 and no more.
  private func isTotal(_ values: [Int: Value]) -> Bool {
    let columns = table.profile.groups[region.group].columns
    guard columns.contains(where: { $0.type == .money }) else { return false }
    return values.contains { number, value in
      columns[number].isKey && Self.totals.contains(LabelKey(value.text))
    }
  }

  private static let totals = Set(
    ["合计", "总计", "小计", "金额合计", "资金合计", "合计金额", "任务合计", "total"].map { LabelKey($0) })

  /// Puts a word cut short right, with its flag; for a misprinted one only suggests what is meant.
  private func complete(_ value: inout Value, column: Int) {
    let vocabulary = table.index.vocabulary(group: region.group, column: column)
    guard !value.text.isEmpty else { return }
    if vocabulary.holdsSeveral(value.text) {
      value.flags.append(
        Flag(
          .ambiguousReading,
          "“\(value.text)” is two labels in one cell: rows may have run together."))
      value.confidence *= 0.5
    }
    guard let reading = vocabulary.reading(of: value.text) else { return }
    if reading.isCut { value.text = reading.word } else { value.suggestion = reading.word }
    value.flags.append(reading.flag)
    value.confidence *= reading.confidence
  }

  /// A blank takes the value above it, unless a level before it has just changed.
  private func carry(_ value: inout Value, column: Int, above: inout [Int: Value]) {
    if !value.text.isEmpty {
      if above[column]?.cell.index != value.cell.index {
        for later in above.keys where later > column { above[later] = nil }
      }
      above[column] = value
    } else if value.cell.flags.contains(where: { $0.code == .valueLost }) {
      above[column] = nil
    } else if var held = above[column] {
      held.confidence *= Self.carriedOver
      value = held
    }
  }

  /// The cell under a header: the first printed one of those its columns hold.
  private func cell(in row: Int, columns: Range<Int>) -> Int? {
    var first: Int?
    for column in columns {
      guard let number = table.grid.cell(row: row, column: column) else { continue }
      if !table.grid[number].isBlank { return number }
      if first == nil { first = number }
    }
    return first
  }

  private func text(of cell: Cell, _ declaration: ColumnDeclaration) -> String {
    if declaration.isNumbered { return Numbering.stripped(cell.text) }
    guard let ordinal = declaration.ordinal else { return cell.text }
    return Numbering.stripped(cell.text, ordinal: ordinal)
  }

  /// Puts the comparison sign and the unit from columns of their own around the value.
  private func compose(_ value: inout Value, column: Int, row: Int, half: Int) {
    guard !value.text.isEmpty else { return }
    for other in region.halves[half] {
      guard let number = cell(in: row, columns: other.columns), !table.grid[number].isBlank else {
        continue
      }
      let part = table.grid[number]
      switch other.meaning {
      case .prefix(_, column) where PrintedNumber(part.text + "1")?.comparison != nil:
        value.text = part.text + value.text
        value.raw = part.raw + " " + value.raw
      case .suffix(_, column)
      where PrintedNumber(value.text) != nil && !value.text.hasSuffix(part.text)
        && !ValueReader.saysNothing(part.text):
        value.text += (isLatin(value.text.last) && isLatin(part.text.first) ? " " : "") + part.text
        value.raw += " " + part.raw
      default: continue
      }
      value.confidence *= part.confidence * other.confidence
    }
  }

  /// Whether words with the character at their end are written apart.
  private func isLatin(_ character: Character?) -> Bool {
    character.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
  }
}
