/// Tells whether a picture's data is cut short or disturbed, as far as its decoders tell.
enum PictureDamage {
  /// A JPEG within another compression that is larger, in bytes, is not looked at.
  private static let largestInner = 100_000_000

  static func isFound(in picture: QPDFObject) -> Bool {
    switch filters(of: picture) {
    case ["DCTDecode"], ["DCT"]:
      picture.withStoredBytes { JPEGDamage.isFound(in: $0) } ?? false
    case ["FlateDecode", "DCTDecode"]:
      picture.withStoredBytes { isFoundInDeflatedJPEG($0) } ?? false
    case ["FlateDecode"], ["Fl"]:
      picture.withStoredBytes {
        FlateDamage.isFound(in: $0, needing: byteCount(of: picture))
      } ?? false
    case ["JPXDecode"]:
      picture.withStoredBytes { JPEG2000Parts.areCut(in: $0) } ?? false
    default: false
    }
  }

  private static func filters(of picture: QPDFObject) -> [String?] {
    guard let filter = picture.entry("/Filter") else { return [] }
    return filter.isArray ? filter.items.map(\.name) : [filter.name]
  }

  private static func isFoundInDeflatedJPEG(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var jpeg: [UInt8] = []
    let ending = FlateData.inflate(bytes) { part in
      guard jpeg.count + part.count <= largestInner else { return false }
      jpeg += part
      return true
    }
    return ending == .disturbed || jpeg.withUnsafeBufferPointer(JPEGDamage.isFound(in:))
  }

  /// How many bytes the samples take at least, before they are compressed.
  private static func byteCount(of picture: QPDFObject) -> Int {
    let width = max(0, picture.entry("/Width")?.integer ?? 0)
    let height = max(0, picture.entry("/Height")?.integer ?? 0)
    let isMask = picture.entry("/ImageMask")?.boolean == true
    let bits = isMask ? 1 : min(max(1, picture.entry("/BitsPerComponent")?.integer ?? 1), 16)
    let components = picture.entry("/ColorSpace").map(components) ?? 1
    let parameters = picture.entry("/DecodeParms").map { $0.items.first ?? $0 }
    let isPredicted = (parameters?.entry("/Predictor")?.integer ?? 1) >= 10
    let row = (width * bits * components + 7) / 8 + (isPredicted ? 1 : 0)
    let (count, isTooMany) = row.multipliedReportingOverflow(by: height)
    return isTooMany ? .max : count
  }

  /// How many numbers make a sample; one where that is not known.
  private static func components(_ space: QPDFObject) -> Int {
    switch space.name ?? space.items.first?.name {
    case "DeviceRGB", "CalRGB", "Lab": 3
    case "DeviceCMYK": 4
    case "ICCBased": min(max(1, space.items.dropFirst().first?.entry("/N")?.integer ?? 1), 4)
    default: 1
    }
  }
}
