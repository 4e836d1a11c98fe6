import PageModel

/// What `q` saves and `Q` brings back, as far as lines, fills and text origins need it.
struct GraphicsState {
  /// From user space to page points.
  var map: AffineMap
  /// The rectangle that holds all that may still be painted, in page points.
  var clip: Box
  /// Whether the clip is no upright rectangle, so that less than its box may be painted.
  var isClipShaped = false
  /// In user space units.
  var lineWidth = 1.0
  var isDashed = false
  var stroke = Paint()
  var fill = Paint()
  var strokeOpacity = 1.0
  var fillOpacity = 1.0
  /// Whether ink mixes with what lies under it (any blend mode but Normal).
  var isBlended = false
  /// Whether a soft mask lets only a part of the ink through.
  var isMasked = false
  /// The text rendering mode, 0 to 7; 3 and 7 leave no ink.
  var renderMode = 0
  /// In text space units.
  var fontSize = 0.0
  var leading = 0.0
  var rise = 0.0

  init(map: AffineMap, clip: Box) {
    self.map = map
    self.clip = clip
  }

  /// Whether text leaves ink: the mode fills or strokes it, and not with what is quite transparent.
  var showsText: Bool {
    let (fills, strokes) =
      switch renderMode {
      case 0, 4: (true, false)
      case 1, 5: (false, true)
      case 2, 6: (true, true)
      default: (false, false)
      }
    return fills && fillOpacity > 0.01 || strokes && strokeOpacity > 0.01
  }
}
