import Glibc

/// The way from a scanned page, which was set upright and straight, back to the sheet as it is shown.
///
/// Both are measured in points from the top left corner.
public struct SheetMap: Hashable, Sendable {
  /// The sheet's size in points.
  public let width: Double
  public let height: Double
  /// x' = a·x + c·y + e, y' = b·x + d·y + f.
  public let a, b, c, d, e, f: Double

  /// The map of what was recognised on the page; identity where nothing was turned.
  public init(of page: Page) {
    let quarters = page.isRecognized ? ((page.rotation % 360) + 360) % 360 / 90 : 0
    let skew = page.isRecognized ? page.skew * .pi / 180 : 0
    let picture =
      page.images.first?.box ?? Box(left: 0, top: 0, right: page.width, bottom: page.height)
    let (sine, cosine) = (sin(skew), cos(skew))
    // The skew was undone about the middle of the picture.
    let (x, y) = (picture.midX, picture.midY)
    let (dx, dy) = (x - cosine * x + sine * y, y - sine * x - cosine * y)
    switch quarters {
    case 1:
      (a, c, e) = (-sine, -cosine, page.height - dy)
      (b, d, f) = (cosine, -sine, dx)
    case 2:
      (a, c, e) = (-cosine, sine, page.width - dx)
      (b, d, f) = (-sine, -cosine, page.height - dy)
    case 3:
      (a, c, e) = (sine, cosine, dy)
      (b, d, f) = (-cosine, sine, page.width - dx)
    default:
      (a, c, e) = (cosine, -sine, dx)
      (b, d, f) = (sine, cosine, dy)
    }
    let isSideways = quarters % 2 == 1
    width = isSideways ? page.height : page.width
    height = isSideways ? page.width : page.height
  }

  public func point(x: Double, y: Double) -> (x: Double, y: Double) {
    (a * x + c * y + e, b * x + d * y + f)
  }

  /// The smallest upright box on the sheet that holds the box.
  public func box(_ box: Box) -> Box {
    let corners = [
      point(x: box.left, y: box.top), point(x: box.right, y: box.top),
      point(x: box.left, y: box.bottom), point(x: box.right, y: box.bottom),
    ]
    let (across, down) = (corners.map(\.x).sorted(), corners.map(\.y).sorted())
    return Box(left: across[0], top: down[0], right: across[3], bottom: down[3])
  }

  /// What stands in the box on the sheet, on the page: moved and turned by quarters, but as wide and as high.
  public func upright(_ box: Box) -> Box {
    // The map turns and moves, so that its transpose turns back.
    let (x, y) = (box.midX - e, box.midY - f)
    let (middleX, middleY) = (a * x + b * y, c * x + d * y)
    let isSideways = abs(a) < abs(b)
    let (width, height) = isSideways ? (box.height, box.width) : (box.width, box.height)
    return Box(
      left: middleX - width / 2, top: middleY - height / 2, right: middleX + width / 2,
      bottom: middleY + height / 2)
  }

  /// Where writing goes on the sheet, in degrees counterclockwise from left to right: 0 up to 360.
  public var textAngle: Double {
    let degrees = atan2(-b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}

extension Page {
  /// Whether any of its words were recognised from its picture by us.
  public var isRecognized: Bool { styles.contains { $0.isRecognized } }

  /// Whether the word was recognised from the picture, and not taken from the file.
  public func isRecognized(_ word: Word) -> Bool {
    guard let style = word.glyphs.first?.style, styles.indices.contains(style) else { return false }
    return styles[style].isRecognized
  }

  /// What of the page is to be laid invisibly over its picture: recognised words and no more; nil
  /// where there are none.
  public var textLayer: Page? {
    let recognized = words.filter { isRecognized($0) }
    guard !recognized.isEmpty else { return nil }
    var layer = self
    layer.words = recognized
    (layer.rulings, layer.shadings, layer.taggedTables) = ([], [], [])
    return layer
  }

  /// The resolution of the picture that was recognised, in samples an inch; nil where there is none.
  public var dotsPerInch: Double? {
    guard isRecognized, let image = images.first, image.box.width > 1, image.box.height > 1 else {
      return nil
    }
    // The box was turned with the page, the count of samples was not.
    let across = rotation % 180 == 0 ? image.box.width : image.box.height
    return Double(image.pixelWidth) * 72 / across
  }
}
