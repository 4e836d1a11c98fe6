/// What a content stream's names stand for.
package protocol ContentResources {
  func object(named name: String) -> ExternalObject<Self>?
  func colorFamily(named name: String) -> ColorFamily
  func externalState(named name: String) -> ExternalState
  func properties(named name: String) -> ContentProperties
}

/// A graphics state dictionary, as far as it changes lines and fills.
package struct ExternalState {
  package var lineWidth: Double?
  package var strokeOpacity: Double?
  package var fillOpacity: Double?
  package var isBlended: Bool?
  package var isMasked: Bool?

  package init() {}
}

/// An external object: an image, or a form with a content stream of its own.
package enum ExternalObject<Resources: ContentResources> {
  case image(ImageObject)
  case form(FormObject<Resources>)
}

/// An image, as far as it matters where it stands and what it hides.
package struct ImageObject: Hashable, Sendable {
  /// In samples; zero when the file does not say.
  package var width: Int
  package var height: Int
  /// Whether it is a stencil that the fill colour is painted through.
  package var isMask: Bool
  /// Whether all of its samples hide what lies under them.
  package var isOpaque: Bool

  package init(width: Int, height: Int, isMask: Bool = false, isOpaque: Bool = true) {
    self.width = width
    self.height = height
    self.isMask = isMask
    self.isOpaque = isOpaque && !isMask
  }
}

/// A form's content with what is needed to draw it.
package struct FormObject<Resources: ContentResources> {
  /// The same for the same form of the file, by which cycles are known.
  package var identity: Int
  package var bytes: [UInt8]
  package var map: AffineMap
  /// Left, bottom, right, top in the form's space; nil draws it unclipped.
  package var boundingBox: [Double]?
  /// Nil where the form uses those of the stream that draws it.
  package var resources: Resources?

  package init(
    identity: Int, bytes: [UInt8], map: AffineMap = .identity, boundingBox: [Double]? = nil,
    resources: Resources? = nil
  ) {
    self.identity = identity
    self.bytes = bytes
    self.map = map
    self.boundingBox = boundingBox
    self.resources = resources
  }
}

/// The resources of a stream that names nothing but device colours.
package struct NoResources: ContentResources {
  package init() {}
  package func object(named name: String) -> ExternalObject<NoResources>? { nil }
  package func colorFamily(named name: String) -> ColorFamily { .init(deviceName: name) }
  package func externalState(named name: String) -> ExternalState { ExternalState() }
  package func properties(named name: String) -> ContentProperties { ContentProperties() }
}

extension ColorFamily {
  /// The family of a colour space that is named without parameters.
  package init(deviceName name: String) {
    switch name {
    case "DeviceGray", "G", "CalGray": self = .gray
    case "DeviceRGB", "RGB", "CalRGB": self = .rgb
    case "DeviceCMYK", "CMYK": self = .cmyk
    default: self = .unknown
    }
  }
}
