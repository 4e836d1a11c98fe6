/// Tells print from dust: a speck is small and stands alone.
struct SpeckFilter {
  /// In samples.
  let characterHeight: Double

  /// In heights of a character: how far from print a mark behind it reaches, and how large it is at least.
  private static let (markReach, leastMark) = (1.05, 0.16)

  /// The components that are print or close enough to print to be a point of it.
  func kept(of components: [InkComponent]) -> [InkComponent] {
    let cell = max(4, Int(characterHeight))
    let reach = Int(characterHeight * Self.markReach)
    var (printed, behind): (Set<Bin>, Set<Bin>) = ([], [])
    for component in components where isPrint(component) {
      let frame = component.frame
      for y in (frame.top - cell / 2) / cell...(frame.bottom + cell / 2) / cell {
        for x in (frame.left - cell / 2) / cell...(frame.right + cell / 2) / cell {
          printed.insert(Bin(x: x, y: y))
        }
      }
      for y in frame.top / cell...frame.bottom / cell {
        for x in frame.right / cell...(frame.right + reach) / cell {
          behind.insert(Bin(x: x, y: y))
        }
      }
    }
    return components.filter { component in
      guard !isRemnant(component) else { return false }
      let bin = Bin(x: component.midX / cell, y: component.midY / cell)
      return isPrint(component) || printed.contains(bin)
        || isMark(component) && behind.contains(bin)
    }
  }

  /// Whitens what was not kept.
  func erase(_ all: [InkComponent], but kept: [InkComponent], from page: inout GrayRaster) {
    let kept = Set(kept)
    for component in all where !kept.contains(component) {
      let frame = component.frame
      guard frame.width * frame.height < Int(characterHeight * characterHeight) else { continue }
      for y in max(0, frame.top - 1)..<min(page.height, frame.bottom + 1) {
        for x in max(0, frame.left - 1)..<min(page.width, frame.right + 1) { page[x, y] = 255 }
      }
    }
  }

  private struct Bin: Hashable {
    var x: Int
    var y: Int
  }

  private func isPrint(_ component: InkComponent) -> Bool {
    Double(max(component.frame.width, component.frame.height)) >= characterHeight * 0.3
      && !isRemnant(component)
  }

  /// Whether it is as large as the mark that may stand in the middle of a character's width at a line's end.
  private func isMark(_ component: InkComponent) -> Bool {
    Double(max(component.frame.width, component.frame.height)) > characterHeight * Self.leastMark
  }

  /// What is left of an erased ruling: long and very thin.
  private func isRemnant(_ component: InkComponent) -> Bool {
    let long = Double(max(component.frame.width, component.frame.height))
    let thin = Double(min(component.frame.width, component.frame.height))
    return long > characterHeight * 1.6 && thin < characterHeight * 0.12
  }
}
