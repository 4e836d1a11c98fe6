/// Where the next shown text begins.
struct TextCursor {
  var matrix = AffineMap.identity
  var line = AffineMap.identity
  /// False once text was shown: without the font's widths the pen's place is no longer known.
  var isPlaced = false
}

extension ContentInterpreter {
  mutating func setText(_ op: ContentOperator) {
    switch op {
    case .beginText: place(.identity)
    case .font: state.fontSize = numbers.last ?? 0
    case .textMove: moveLine()
    case .textMoveSetLeading:
      state.leading = -(numbers.last ?? 0)
      moveLine()
    case .textMatrix: setMatrix()
    case .nextLine: nextLine()
    case .leading: state.leading = numbers.last ?? 0
    case .rise: state.rise = numbers.last ?? 0
    case .renderMode: state.renderMode = Int(min(max(numbers.last ?? 0, 0), 7))
    case .show, .showSpaced: show()
    default:
      nextLine()
      show()
    }
  }

  private mutating func moveLine() {
    guard let n = operands(2) else { return }
    place(AffineMap(1, 0, 0, 1, n[n.startIndex], n[n.startIndex + 1]).then(text.line))
  }

  private mutating func nextLine() {
    place(AffineMap(1, 0, 0, 1, 0, -state.leading).then(text.line))
  }

  private mutating func setMatrix() {
    guard let n = operands(6) else { return }
    let i = n.startIndex
    place(AffineMap(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]))
  }

  private mutating func place(_ map: AffineMap) {
    guard map.isFinite else { return }
    text = TextCursor(matrix: map, line: map, isPlaced: true)
  }

  private mutating func show() {
    let isVisible = state.showsText
    let last = marks.textOrigins.last
    let identifier = markedContent.identifier
    let changed =
      last?.isVisible != isVisible || last?.identifier != identifier
      || last?.coverCount != marks.covers.count
    guard text.isPlaced || changed, marks.textOrigins.count < limits.marks else { return }
    text.isPlaced = false
    let map = text.matrix.then(state.map)
    let sense = state.fontSize < 0 ? -1.0 : 1.0
    marks.textOrigins.append(
      TextOrigin(
        point: map.point(0, state.rise), isVisible: isVisible, identifier: identifier,
        direction: Point(x: sense * map.a, y: sense * map.b),
        size: abs(state.fontSize) * map.penRise,
        color: state.fill.color.overPaper(opacity: state.fillOpacity),
        coverCount: marks.covers.count))
  }
}
