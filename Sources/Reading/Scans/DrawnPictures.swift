/// The pictures that a page draws, by itself or by way of forms.
struct DrawnPictures {
  /// Each once; at most so many as a scan may have.
  private(set) var streams: [QPDFObject] = []
  private var known: Set<Int> = []

  private static let most = 64
  private static let mostForms = 256
  private static let deepestForm = 12

  init(on page: QPDFObject) {
    guard let resources = page.inherited("/Resources") else { return }
    var names: Set<String>?
    PageContent(page)?.withBytes { names = Self.names(drawnBy: $0) }
    add(names, from: resources, depth: 0)
  }

  private mutating func add(_ names: Set<String>?, from resources: QPDFObject, depth: Int) {
    guard let objects = resources.entry("/XObject") else { return }
    let found =
      names.map { $0.sorted().prefix(Self.mostForms).compactMap { objects.entry("/" + $0) } }
      ?? objects.values(atMost: Self.most)
    for stream in found where stream.isStream && streams.count < Self.most {
      // A form that draws itself, or is drawn twice.
      guard known.count < Self.mostForms, known.insert(stream.identity).inserted else { continue }
      switch stream.entry("/Subtype")?.name {
      case "Image": add(picture: stream)
      case "Form" where depth < Self.deepestForm:
        let names = stream.streamBytes.flatMap { $0.withUnsafeBytes(Self.names(drawnBy:)) }
        add(names, from: stream.entry("/Resources") ?? resources, depth: depth + 1)
      default: continue
      }
    }
  }

  /// With what says where it shows: the print of a page may be the mask of a picture that is all black.
  private mutating func add(picture: QPDFObject) {
    streams.append(picture)
    for mask in [picture.entry("/SMask"), picture.entry("/Mask")] {
      if let mask, mask.isStream, known.insert(mask.identity).inserted { streams.append(mask) }
    }
  }

  /// The objects that the content names to be drawn; nil where they cannot be told from a picture's samples
  /// amid it.
  private static func names(drawnBy content: UnsafeRawBufferPointer) -> Set<String>? {
    var scanner = ContentScanner(content)
    var (last, names): (Range<Int>?, Set<String>) = (nil, [])
    while true {
      switch scanner.next() {
      case .name(let range): last = range
      case .keyword(0x446F):  // Do
        if let last, names.count < mostForms { names.insert(String(pdfName: content[last])) }
      case .keyword(0x4249): return nil  // BI
      case .end: return names
      default: continue
      }
    }
  }
}
