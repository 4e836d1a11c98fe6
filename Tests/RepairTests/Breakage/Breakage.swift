/// One of the ways in which extraction breaks a form.
enum Breakage: String, CaseIterable {
  case rowSlidLeft
  case twoRowsSlidLeft
  case rowSlidIrregularly
  case rowSlidRight
  case levelsMovedAtPageBreak
  case levelLabelCut
  case levelLabelSpaced
  case suffixMissing
  case targetLeftOfHeader
  case blankColumnBeforeTarget
  case trailingBlankColumns
  case valueOnOwnRow
  case headValuesScattered
  case headerOverTwoLines
  case cutByBlankLines
  case cutWithRepeatedHeader
  case labelWithValue
  case strayBlanks
  case leakedMarkup
  case doubledWords
  case levelInMidSpan
  case levelOnOwnRow
  case titleAsRows
  case transferWithoutTotal
  case transferLabelsMoved
  case blockLabelWithAmount
  case rowsTrimmed
  case lastColumnFallenOff
  case headerSpaced
  case targetColumnFallenOff
  case blankColumnsAnywhere
  case headRespaced
}

/// A form while it is being broken: its rows, and what can no longer be known from them.
struct BrokenForm {
  var sound: SoundForm
  var rows: [[String]]
  /// Where blank lines cut the table: before these rows.
  var cuts: Set<Int> = []
  /// Keys whose value the text no longer has.
  var lostFields: Set<String> = []
  /// Whether the targets are gone.
  var hasLostTargets = false
  /// Rows of the original that are item rows, by where they are now.
  var itemRows: [Int]
  var headerRow: Int

  init(_ sound: SoundForm) {
    self.sound = sound
    rows = sound.rows
    headerRow = sound.headerRow
    itemRows = Array(sound.headerRow + 1..<sound.rows.count)
  }

  mutating func insert(_ row: [String], at place: Int) {
    rows.insert(row, at: place)
    itemRows = itemRows.map { $0 >= place ? $0 + 1 : $0 }
    if headerRow >= place { headerRow += 1 }
    cuts = Set(cuts.map { $0 >= place ? $0 + 1 : $0 })
  }
}
