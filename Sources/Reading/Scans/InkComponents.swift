/// The connected specks of ink of a page, each with its frame and how many samples it has.
package struct InkComponent: Hashable {
  package var frame: PixelFrame
  package var area: Int

  package init(frame: PixelFrame, area: Int) {
    self.frame = frame
    self.area = area
  }

  var midX: Int { (frame.left + frame.right) / 2 }
  var midY: Int { (frame.top + frame.bottom) / 2 }
}

extension InkComponent {
  /// The connected ink of a page with white paper and black ink, in reading order of their first run.
  package static func all(in page: GrayRaster, threshold: UInt8) -> [InkComponent] {
    let ink = RunComponents(page) { $0 < threshold }
    let none = PixelFrame(left: .max, top: .max, right: 0, bottom: 0)
    var components = [InkComponent](
      repeating: InkComponent(frame: none, area: 0), count: ink.count)
    for (run, owner) in zip(ink.runs, ink.owners) {
      components[owner].frame.left = min(components[owner].frame.left, run.start)
      components[owner].frame.right = max(components[owner].frame.right, run.end)
      components[owner].frame.top = min(components[owner].frame.top, run.row)
      components[owner].frame.bottom = run.row + 1
      components[owner].area += run.end - run.start
    }
    return components
  }
}
