/// The picture of a page that draws no other, and draws it with the samples it is stored with.
struct OnlyPicture {
  let stream: QPDFObject

  /// Nil for a page with more or fewer pictures, or where something may change the samples.
  init?(on page: QPDFObject) {
    guard let resources = page.inherited("/Resources"), resources.entry("/Pattern") == nil,
      let content = PageContent(page), content.isWhole
    else { return nil }
    var names: PaintedNames?
    content.withBytes { names = PaintedNames($0) }
    guard let names, names.states.allSatisfy({ Self.keepsSamples($0, in: resources) }),
      let stream = resources.entry("/XObject")?.entry("/" + names.object), stream.isStream
    else { return nil }
    let spaces = resources.entry("/ColorSpace")
    guard spaces?.entry("/DefaultGray") == nil, spaces?.entry("/DefaultRGB") == nil else {
      return nil
    }
    self.stream = stream
  }

  /// How a JPEG that is an image by itself describes itself; nil for any other object.
  var plainJPEG: PlainJPEG.Description? {
    let changing = ["/Mask", "/SMask", "/SMaskInData", "/Decode", "/DecodeParms", "/F"]
    guard stream.entry("/Subtype")?.name == "Image",
      changing.allSatisfy({ stream.entry($0) == nil }),
      stream.entry("/ImageMask")?.boolean != true, stream.entry("/BitsPerComponent")?.integer == 8,
      let width = stream.entry("/Width")?.integer, let height = stream.entry("/Height")?.integer,
      let filter = stream.entry("/Filter"), isOnlyJPEG(filter)
    else { return nil }
    return switch stream.entry("/ColorSpace")?.name {
    case "DeviceGray": .init(width: width, height: height, isGray: true)
    case "DeviceRGB": .init(width: width, height: height, isGray: false)
    default: nil
    }
  }

  private func isOnlyJPEG(_ filter: QPDFObject) -> Bool {
    let names = filter.isArray ? filter.items.map(\.name) : [filter.name]
    return names == ["DCTDecode"]
  }

  private static func keepsSamples(_ state: String, in resources: QPDFObject) -> Bool {
    guard let state = resources.entry("/ExtGState")?.entry("/" + state) else { return false }
    return (state.entry("/ca")?.number ?? 1) == 1
      && ["Normal", "Compatible"].contains(state.entry("/BM").map(\.name) ?? "Normal")
      && (state.entry("/SMask").map(\.name) ?? "None") == "None"
  }
}

/// What a page's content names, where it draws one external object and no picture within itself.
private struct PaintedNames {
  var object: String
  /// The graphics states it sets.
  var states: [String] = []

  init?(_ content: UnsafeRawBufferPointer) {
    var scanner = ContentScanner(content)
    var (last, objects): (String?, [String]) = (nil, [])
    while true {
      switch scanner.next() {
      case .name(let range): last = String(pdfName: content[range])
      case .keyword(0x446F):  // Do
        guard let last, objects.isEmpty else { return nil }
        objects.append(last)
      case .keyword(0x6773):  // gs
        guard let last else { return nil }
        states.append(last)
      case .keyword(0x4249): return nil  // BI
      case .end:
        guard let only = objects.first else { return nil }
        object = only
        return
      default: continue
      }
    }
  }
}
