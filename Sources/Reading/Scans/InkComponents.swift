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
  static func all(in page: GrayRaster, threshold: UInt8) -> [InkComponent] {
    var mask = page
    mask.samples.withUnsafeMutableBufferPointer { samples in
      for index in samples.indices { samples[index] = samples[index] < threshold ? 1 : 0 }
    }
    return RunComponents(mask: mask).components.map { runs in
      var frame = PixelFrame(
        left: .max, top: runs[0].row, right: 0, bottom: runs[runs.count - 1].row + 1)
      var area = 0
      for run in runs {
        frame.left = min(frame.left, run.start)
        frame.right = max(frame.right, run.end)
        frame.top = min(frame.top, run.row)
        frame.bottom = max(frame.bottom, run.row + 1)
        area += run.end - run.start
      }
      return InkComponent(frame: frame, area: area)
    }
  }
}
