import PageModel

extension Page {
  /// How far from a page's corner anything counts, in points: 70 times the side of PDF's largest page.
  ///
  /// Broken numbers put marks further out, or nowhere.
  private static let reach = 1e6

  /// The page without marks that lie where no page reaches; nobody sees them on it.
  func withinReach() -> Page {
    var page = self
    page.words.removeAll { word in !word.glyphs.allSatisfy { Self.isWithinReach($0.box) } }
    page.rulings.removeAll { ruling in
      let numbers = [ruling.position, ruling.start, ruling.end, ruling.thickness]
      return !numbers.allSatisfy(Self.isWithinReach)
    }
    page.shadings.removeAll { !Self.isWithinReach($0.box) }
    page.images.removeAll { !Self.isWithinReach($0.box) }
    for index in page.images.indices where !Self.isWithinReach(page.images[index].extent) {
      page.images[index].stance = nil
    }
    for index in page.styles.indices where !Self.isWithinReach(page.styles[index].size) {
      page.styles[index].size = 0
    }
    return page
  }

  private static func isWithinReach(_ box: Box) -> Bool {
    [box.left, box.top, box.right, box.bottom].allSatisfy(isWithinReach)
  }

  /// False for what is no number, too.
  private static func isWithinReach(_ number: Double) -> Bool { number.magnitude <= reach }
}
