import PageModel

/// Rule: a title, year or unit that stands as the table's first rows is told from its data.
///
/// The rows stay where they are; a title cell takes the whole width.
struct TitleRows {
  static let rule = "title_row"
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    guard draft.table.columnCount > 1 else { return }
    let rows = draft.filledRows
    var row = 0
    while row < rows.count, rows[row].count <= 1 {
      guard let cell = rows[row].first else {
        row += 1
        continue
      }
      guard let kind = Kind(cell.text, book: book) else { break }
      take(cell, as: kind, into: &draft)
      row += 1
    }
  }

  static func isTitle(_ text: String, book: LabelBook) -> Bool {
    guard case .title? = Kind(text, book: book) else { return false }
    return true
  }

  private enum Kind {
    case title
    case unit(String)
    case caption

    init?(_ text: String, book: LabelBook) {
      let scalars = Array(text.unicodeScalars)
      if let unit = UnitText.unit(in: text) {
        self = .unit(unit)
      } else if UnitText.isAside(scalars) {
        self = .caption
      } else if scalars.count >= 4, scalars.count <= 60, let last = scalars.last,
        !["。", "；", "，", "："].contains(last), scalars.contains("表"),
        !book.isLabel(LabelText(text))
      {
        self = .title
      } else {
        return nil
      }
    }
  }

  private func take(_ cell: Cell, as kind: Kind, into draft: inout TableDraft) {
    switch kind {
    case .title: draft.table.title = cell.text
    case .unit(let unit):
      if draft.table.unit == nil { draft.table.unit = unit }
      if !draft.table.captions.contains(cell.text) { draft.table.captions.append(cell.text) }
    case .caption:
      if !draft.table.captions.contains(cell.text) { draft.table.captions.append(cell.text) }
    }
    guard draft.isFlat || cell.columnSpan < draft.table.columnCount,
      let index = draft.table.cells.firstIndex(where: { $0.index == cell.index })
    else { return }
    let width = draft.table.columnCount
    let isAlone = draft.table.cells.allSatisfy {
      $0.row != cell.row || ($0.rowSpan == 1 && ($0.isBlank || $0.index == cell.index))
    }
    guard isAlone, cell.rowSpan == 1, cell.columnSpan < width else { return }
    draft.table.cells[index].column = 0
    draft.table.cells[index].columnSpan = width
    draft.table.cells[index] = draft.table.cells[index].repaired(by: Self.rule)
    draft.table.cells.removeAll { $0.row == cell.row && $0.isBlank }
    draft.note(
      Self.rule, cells: [CellIndex(row: cell.row, column: 0)], before: cell.text, after: cell.text,
      because: "the row holds nothing but the table's title, year or unit", confidence: 0.98)
  }
}

/// What lines about a whole table look like.
enum UnitText {
  /// The money unit after 单位：; nil when the text names none.
  static func unit(in text: String) -> String? {
    let scalars = Array(text.unicodeScalars).filter { !$0.properties.isWhitespace }
    guard scalars.count <= 20, let mark = scalars.firstIndex(of: "单"), mark + 2 < scalars.count,
      scalars[mark + 1] == "位", scalars[mark + 2] == "：" || scalars[mark + 2] == ":"
    else { return nil }
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: scalars[(mark + 3)...])
    let word = String(rest)
    return ["万元", "亿元", "千元", "百万元", "元"].first {
      word.hasPrefix($0) || word.hasPrefix("人民币" + $0)
    }
  }

  /// Whether it is a year or remark in brackets, as stands below a title.
  static func isAside(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, let last = scalars.last, scalars.count <= 30 else {
      return false
    }
    return (first == "（" || first == "(") && (last == "）" || last == ")")
  }
}
