/// A line of text found in a page image, before it is read.
package struct TextLine: Hashable {
  /// From left to right.
  package let components: [InkComponent]

  init(components: [InkComponent]) {
    self.components = components.sorted {
      ($0.frame.left, $0.frame.top, $0.area) < ($1.frame.left, $1.frame.top, $1.area)
    }
  }

  /// In samples of the page image, tight around the ink; empty for a line of none.
  package var frame: PixelFrame {
    components.dropFirst().reduce(
      components.first?.frame ?? PixelFrame(left: 0, top: 0, right: 0, bottom: 0)
    ) { $0.union($1.frame) }
  }

  /// The line without dust before and after its text: small, and where no mark stands.
  ///
  /// A mark that ends a line may stand in the middle of a character's width, at the line's foot.
  package func trimmed(characterHeight: Double) -> TextLine {
    var columns = columns
    let frame = frame
    func isDust(_ column: InkColumn, besides next: InkColumn) -> Bool {
      let size = Double(max(column.frame.width, column.frame.height))
      let gap = max(next.frame.left - column.frame.right, column.frame.left - next.frame.right)
      guard size < characterHeight * 0.3, Double(gap) > characterHeight * 0.45 else { return false }
      let isMark =
        size > characterHeight * 0.16 && column.frame.left > next.frame.right
        && Double(column.frame.right - next.frame.right) < characterHeight * 1.05
        && Double(frame.bottom - column.frame.midY) < characterHeight * 0.6
      return !isMark
    }
    while columns.count > 1, isDust(columns[0], besides: columns[1]) { columns.removeFirst() }
    while columns.count > 1, isDust(columns[columns.count - 1], besides: columns[columns.count - 2])
    {
      columns.removeLast()
    }
    return TextLine(components: columns.flatMap(\.components))
  }

  /// Components that stand over one another, from left to right: digits, letters, parts of characters.
  var columns: [InkColumn] {
    var columns: [InkColumn] = []
    for component in components {
      if let last = columns.last, component.frame.left < last.frame.right {
        columns[columns.count - 1].add(component)
      } else {
        columns.append(InkColumn(component))
      }
    }
    return columns
  }
}

/// Components of a line that stand over one another.
package struct InkColumn: Hashable {
  package private(set) var frame: PixelFrame
  private(set) var components: [InkComponent]

  package init(_ component: InkComponent) {
    frame = component.frame
    components = [component]
  }

  mutating func add(_ component: InkComponent) {
    frame = frame.union(component.frame)
    components.append(component)
  }
}
