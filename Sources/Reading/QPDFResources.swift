import CQPDF

/// The names of a page's or form's resource dictionary, looked up once each.
final class QPDFResources: ContentResources {
  private let dictionary: QPDFObject?
  private let layers: HiddenLayers
  private var families: [String: ColorFamily] = [:]
  private var states: [String: ExternalState] = [:]
  private var properties: [String: ContentProperties] = [:]
  private var objects: [String: ExternalObject<QPDFResources>?] = [:]

  init(_ dictionary: QPDFObject?, layers: HiddenLayers) {
    self.dictionary = dictionary
    self.layers = layers
  }

  func object(named name: String) -> ExternalObject<QPDFResources>? {
    if let known = objects[name] { return known }
    let object = entry(name, in: "/XObject").flatMap(externalObject)
    objects[name] = .some(object)
    return object
  }

  func colorFamily(named name: String) -> ColorFamily {
    if let known = families[name] { return known }
    let device = ColorFamily(deviceName: name)
    let family =
      device != .unknown ? device : entry(name, in: "/ColorSpace").map(colorFamily) ?? .unknown
    families[name] = family
    return family
  }

  func externalState(named name: String) -> ExternalState {
    if let known = states[name] { return known }
    var state = ExternalState()
    if let entry = entry(name, in: "/ExtGState") {
      state.lineWidth = entry.entry("/LW")?.number
      state.strokeOpacity = entry.entry("/CA")?.number
      state.fillOpacity = entry.entry("/ca")?.number
      state.isMasked = entry.entry("/SMask").map { $0.name != "None" }
      state.isBlended = entry.entry("/BM")?.name.map { $0 != "Normal" && $0 != "Compatible" }
    }
    states[name] = state
    return state
  }

  func properties(named name: String) -> ContentProperties {
    if let known = properties[name] { return known }
    var found = ContentProperties()
    if let entry = entry(name, in: "/Properties") {
      found.identifier = entry.entry("/MCID")?.integer.map { Int32($0) }
      found.isHidden = layers.hide(entry)
    }
    properties[name] = found
    return found
  }

  private func entry(_ name: String, in category: String) -> QPDFObject? {
    dictionary?.entry(category)?.entry("/" + name)
  }

  private func externalObject(_ stream: QPDFObject) -> ExternalObject<QPDFResources>? {
    guard stream.isStream, stream.entry("/OC").map(layers.hide) != true else { return nil }
    switch stream.entry("/Subtype")?.name {
    case "Image":
      return .image(
        ImageObject(
          width: stream.entry("/Width")?.integer ?? 0,
          height: stream.entry("/Height")?.integer ?? 0,
          isMask: stream.entry("/ImageMask")?.boolean ?? false,
          isOpaque: ["/Mask", "/SMask", "/SMaskInData"].allSatisfy { stream.entry($0) == nil }))
    case "Form":
      guard let bytes = stream.streamBytes else { return nil }
      let m = stream.entry("/Matrix")?.numbers ?? []
      let map = m.count == 6 ? AffineMap(m[0], m[1], m[2], m[3], m[4], m[5]) : .identity
      return .form(
        FormObject(
          identity: stream.identity, bytes: bytes, map: map,
          boundingBox: stream.entry("/BBox")?.rectangle,
          resources: stream.entry("/Resources").map { QPDFResources($0, layers: layers) }))
    default: return nil
    }
  }

  private func colorFamily(_ space: QPDFObject) -> ColorFamily {
    if let name = space.name { return ColorFamily(deviceName: name) }
    let parts = space.items
    switch parts.first?.name {
    case "ICCBased":
      switch parts.dropFirst().first?.entry("/N")?.integer {
      case 1: return .gray
      case 4: return .cmyk
      default: return .rgb
      }
    case "Separation", "DeviceN": return .tint
    case "Lab": return .lab
    case let name?: return ColorFamily(deviceName: name)
    case nil: return .unknown
    }
  }
}
