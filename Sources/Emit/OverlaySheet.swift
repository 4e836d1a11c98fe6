import PageModel

/// Turns what stands on one page into drawing elements; what stands elsewhere yields none.
struct OverlaySheet {
  /// From 1.
  let page: Int

  func word(_ word: Word) -> OverlayElement {
    .rectangle(word.box, outline: .word, lineWidth: 0.25, fill: nil)
  }

  func ruling(_ ruling: Ruling) -> OverlayElement {
    let isHorizontal = ruling.axis == .horizontal
    func point(_ along: Double) -> OverlayPoint {
      isHorizontal
        ? OverlayPoint(x: along, y: ruling.position) : OverlayPoint(x: ruling.position, y: along)
    }
    return .line(point(ruling.start), point(ruling.end), color: .ruling, lineWidth: 1)
  }

  func block(_ block: Block) -> [OverlayElement] {
    block.regions.compactMap(box).flatMap { box -> [OverlayElement] in
      [
        .rectangle(box, outline: .block, lineWidth: 0.75, fill: nil),
        label("\(block.id) \(block.kind.rawValue)", above: box, color: .block),
      ]
    }
  }

  /// The table's outline and its cells' rows and columns, spans written as sizes.
  func table(_ table: Table) -> [OverlayElement] {
    let outline = table.regions.compactMap(box).flatMap { box -> [OverlayElement] in
      [
        .rectangle(box, outline: .table, lineWidth: 1.5, fill: nil),
        label("\(table.id) \(table.rowCount)x\(table.columnCount)", above: box, color: .table),
      ]
    }
    return outline + table.cells.flatMap(cell)
  }

  /// The record's fields with a status colour, and the codes of their flags; a cell that several
  /// fields share, as a level does, is coloured once.
  func record(_ record: Record, _ judgements: [String: Judgement]) -> [OverlayElement] {
    var drawn: Set<OverlayElement> = []
    return record.allFields.flatMap { field($0, judgements[$0.id]) }
      .filter { drawn.insert($0).inserted }
  }

  func pageFlag(_ flag: Flag, place: Int) -> OverlayElement {
    let baseline = OverlayPoint(x: 6, y: 12 + 10 * Double(place))
    return .label(Self.printable(flag.code.rawValue), at: baseline, size: 8, color: .alarm)
  }
}

extension OverlaySheet {
  private func field(_ field: Field, _ judgement: Judgement?) -> [OverlayElement] {
    guard let box = box(field.evidence.place) else { return [] }
    let color = OverlayColor.status(of: judgement)
    let inner = box.insetBy(-1)
    let cell = OverlayElement.rectangle(
      inner, outline: color, lineWidth: 0.75, fill: color.withAlpha(0.18))
    let flags = judgement?.flags ?? field.flags
    guard !flags.isEmpty else { return [cell] }
    let codes = flags.map(\.code.rawValue).joined(separator: " ")
    let baseline = OverlayPoint(x: inner.left + 1, y: inner.bottom - 1)
    return [cell, .label(Self.printable(codes), at: baseline, size: 4.5, color: .alarm)]
  }

  private func cell(_ cell: Cell) -> [OverlayElement] {
    guard let box = box(cell.place) else { return [] }
    let spans = cell.rowSpan * cell.columnSpan > 1 ? " \(cell.rowSpan)x\(cell.columnSpan)" : ""
    let corner = OverlayPoint(x: box.left + 1, y: box.top + 4.5)
    let color: OverlayColor = cell.repairs.isEmpty ? .cell : .repaired
    return [
      .rectangle(box, outline: color, lineWidth: 0.5, fill: nil),
      .label("\(cell.row),\(cell.column)\(spans)", at: corner, size: 4, color: color),
    ]
  }

  private func label(_ text: String, above box: Box, color: OverlayColor) -> OverlayElement {
    .label(
      Self.printable(text), at: OverlayPoint(x: box.left, y: box.top - 1.5), size: 5.5,
      color: color)
  }

  private func box(_ place: Place) -> Box? {
    guard case .page(page, let box) = place else { return nil }
    return box
  }

  /// Labels are short and of ASCII alone: the pictures are drawn without Chinese fonts.
  private static func printable(_ text: String) -> String {
    String(text.unicodeScalars.prefix(60).map { $0.isASCII ? Character($0) : "?" })
  }
}
