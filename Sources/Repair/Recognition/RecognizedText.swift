import PageModel

/// Rule: what a recogniser misread is put right where the document itself or the profiles' words
/// bear out another reading it had.
///
/// Words only: digits and signs before them are left to the checks.
struct RecognizedText {
  static let rule = "recognized_text"
  let book: LabelBook
  var confusions = VisualConfusions.builtIn

  /// From this confidence on a cell is as the recogniser has it.
  private static let sure = 0.985

  func corrected(_ layout: Layout) -> (layout: Layout, corrections: [Correction]) {
    guard layout.tables.contains(where: \.isRecognized) else { return (layout, []) }
    let vote = VocabularyVote(layout)
    let labels = LabelGuess(book: book, layout: layout)
    let levels = LevelSequence(book: book)
    var layout = layout
    var corrections: [Correction] = []
    for table in layout.tables.indices where layout.tables[table].isRecognized {
      var draft = TableDraft(layout.tables[table])
      let rows = draft.filledRows
      for index in draft.table.cells.indices where isDoubtful(draft.table.cells[index]) {
        let doubts = DoubtfulText(draft.table.cells[index], confusions: confusions)
        let cell = draft.table.cells[index]
        let row = rows.indices.contains(cell.row) ? rows[cell.row] : []
        let level = row.firstIndex { $0.index == cell.index }
          .flatMap { levels.reading(at: $0, of: row) }
        if let change = level ?? labels.reading(of: doubts) ?? vote.reading(of: doubts) {
          apply(change, to: index, of: &draft, doubts)
        } else if let rival = vote.rival(of: doubts) {
          draft.table.cells[index].doubt(inFavourOf: rival)
        }
      }
      layout.tables[table] = draft.table
      corrections += draft.corrections
    }
    return (layout, corrections)
  }

  /// Whether another mark than a colon stands behind 其中, however surely it was read.
  private func hasOddMark(_ text: String) -> Bool {
    text.hasPrefix("其中") && text.dropFirst(2).first.map { ";；,，.。、".contains($0) } ?? false
  }

  private func isDoubtful(_ cell: Cell) -> Bool {
    !cell.isBlank && (cell.confidence < Self.sure || hasOddMark(cell.text))
  }

  private func apply(
    _ change: ReadingChange, to index: Int, of draft: inout TableDraft, _ doubts: DoubtfulText
  ) {
    var cell = draft.table.cells[index]
    draft.note(
      Self.rule, cells: [cell.index], before: cell.text, after: change.text,
      because: change.reason, confidence: change.confidence)
    cell.text = change.text
    if !cell.repairs.contains(Self.rule) { cell.repairs.append(Self.rule) }
    // The doubt was about the characters that were changed; with all of them settled it is gone.
    let isSettled = doubts.offered.subtracting(change.places).isEmpty
    cell.confidence =
      isSettled ? change.confidence : min(cell.confidence, change.confidence)
    draft.table.cells[index] = cell
  }
}

/// What a cell's text is changed to.
struct ReadingChange: Hashable {
  var text: String
  /// The changed characters.
  var places: Set<Int>
  var reason: String
  var confidence: Double
}

extension Cell {
  /// Marks that the text may be another one.
  fileprivate mutating func doubt(inFavourOf rival: String) {
    alternatives.removeAll { $0 == rival }
    alternatives.insert(rival, at: 0)
    confidence = min(confidence, 0.85)
    guard !flags.contains(where: { $0.code == .ambiguousReading }) else { return }
    flags.append(
      Flag(.ambiguousReading, "It may be “\(rival)”: the document has these words elsewhere."))
  }
}

extension Table {
  /// Whether the table was read from an image: found in its pixels, or with a recogniser's other
  /// readings; a file's own text has no misreadings, whatever else is doubted of it.
  fileprivate var isRecognized: Bool {
    switch origin {
    case .pixelRulings: true
    case .vectorRulings, .alignment: cells.contains { !$0.alternatives.isEmpty }
    case .tagged, .delimitedText, .markup: false
    }
  }
}
