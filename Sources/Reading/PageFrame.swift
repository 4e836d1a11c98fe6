import PageModel

/// How a page's user space lies on the page as shown: crop box and rotation.
///
/// Poppler takes no notice of UserUnit, so boxes from both agree without it.
package struct PageFrame: Hashable, Sendable {
  /// From user space to points from the top left of the page after rotation.
  package var map: AffineMap
  /// In points, after rotation.
  package var width: Double
  package var height: Double
  /// 0, 90, 180 or 270 degrees clockwise.
  package var rotation: Int

  /// `cropBox` as left, bottom, right, top in user space.
  package init(cropBox: [Double], rotation: Int) {
    let left = min(cropBox[0], cropBox[2])
    let right = max(cropBox[0], cropBox[2])
    let bottom = min(cropBox[1], cropBox[3])
    let top = max(cropBox[1], cropBox[3])
    let turned = ((rotation % 360) + 360) % 360
    switch turned {
    case 90: map = AffineMap(0, 1, 1, 0, -bottom, -left)
    case 180: map = AffineMap(-1, 0, 0, 1, right, -bottom)
    case 270: map = AffineMap(0, -1, -1, 0, top, right)
    default: map = AffineMap(1, 0, 0, -1, -left, top)
    }
    let isSideways = turned == 90 || turned == 270
    self.rotation = turned % 90 == 0 ? turned : 0
    width = isSideways ? top - bottom : right - left
    height = isSideways ? right - left : top - bottom
  }

  /// The page's own area.
  package var area: Box { Box(left: 0, top: 0, right: width, bottom: height) }
}
