import PageModel

/// What a colour space's numbers mean, as far as a flat colour can be told from them.
package enum ColorFamily: Hashable, Sendable {
  case gray
  case rgb
  case cmyk
  /// Separation and DeviceN: 0 leaves the paper as it is.
  case tint
  /// Lightness from 0 to 100, then two colour axes.
  case lab
  /// A pattern or a palette: the colour is not known.
  case unknown
}

/// The colour something is drawn in.
package struct Paint: Hashable, Sendable {
  package var family = ColorFamily.gray
  package var color = Color.black

  package init(family: ColorFamily = .gray, color: Color = .black) {
    self.family = family
    self.color = color
  }

  /// Stands for patterns and palettes: neither paper nor ink.
  package static let unknownColor = Color(red: 128, green: 128, blue: 128)

  /// The initial colour of a colour space.
  package init(initialOf family: ColorFamily) {
    self.init(family: family, color: family == .unknown ? Self.unknownColor : .black)
  }

  /// The paint for components in the family, each from 0 to 1 but for Lab.
  package init(_ family: ColorFamily, components: some RandomAccessCollection<Double>) {
    func part(_ place: Int) -> Double {
      guard place < components.count else { return 0 }
      return components[components.index(components.startIndex, offsetBy: place)]
    }
    let color =
      switch family {
      case .gray: Color(part(0), part(0), part(0))
      case .rgb: Color(part(0), part(1), part(2))
      case .cmyk:
        Color(
          (1 - part(0)) * (1 - part(3)), (1 - part(1)) * (1 - part(3)),
          (1 - part(2)) * (1 - part(3)))
      case .tint:
        Color(1 - (components.max() ?? 1), 1 - (components.max() ?? 1), 1 - (components.max() ?? 1))
      case .lab: Color(part(0) / 100, part(0) / 100, part(0) / 100)
      case .unknown: Self.unknownColor
      }
    self.init(family: family, color: color)
  }
}

extension Color {
  /// From channels between 0 and 1; others are clamped.
  fileprivate init(_ red: Double, _ green: Double, _ blue: Double) {
    func byte(_ part: Double) -> UInt8 {
      part > 0 ? UInt8(min(part, 1) * 255 + 0.5) : 0
    }
    self.init(red: byte(red), green: byte(green), blue: byte(blue))
  }

  /// The colour seen when laid over white paper with this opacity, from 0 to 1.
  package func overPaper(opacity: Double) -> Color {
    guard opacity < 1 else { return self }
    func mixed(_ channel: UInt8) -> Double { 1 - max(opacity, 0) * (1 - Double(channel) / 255) }
    return Color(mixed(red), mixed(green), mixed(blue))
  }

  /// How bright it looks, from 0 to 1 (ITU-R BT.601, luma).
  package var luma: Double {
    (0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)) / 255
  }

  /// Whether it cannot be told from white paper.
  package var isPaper: Bool { min(red, green, blue) >= 250 }
}
