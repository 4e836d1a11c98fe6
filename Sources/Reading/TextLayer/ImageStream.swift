import CLeptonica

/// An image's samples in a compressed form that PDF knows; released exactly once.
struct ImageStream: ~Copyable {
  private let data: UnsafeMutablePointer<L_COMP_DATA>

  private init(_ data: UnsafeMutablePointer<L_COMP_DATA>) { self.data = data }

  deinit {
    var data: UnsafeMutablePointer<L_COMP_DATA>? = data
    l_CIDataDestroy(&data)
  }

  /// The bytes of a JPEG, JPEG 2000 or PNG file as they are, without loss; nil for what PDF cannot
  /// hold so.
  static func ofFile(_ path: String) -> ImageStream? {
    var data: UnsafeMutablePointer<L_COMP_DATA>?
    guard l_generateCIDataForPdf(path, nil, 0, &data) == 0, let data else { return nil }
    let stream = ImageStream(data)
    // Which of one bit's two values is black is not told of such a file.
    guard data.pointee.bps > 1 else { return nil }
    return stream
  }

  /// The image's samples, without loss; one bit as grey.
  ///
  /// Leptonica would write one bit as a fax by way of a file, which a worker may not make.
  static func of(_ image: borrowing PageImage) -> ImageStream? {
    var pix = image.depth == 1 ? pixConvertTo8(image.pix, 0) : pixClone(image.pix)
    defer { pixDestroy(&pix) }
    var data: UnsafeMutablePointer<L_COMP_DATA>?
    guard pixGenerateCIData(pix, Int32(L_FLATE_ENCODE), 0, 0, &data) == 0, let data else {
      return nil
    }
    return ImageStream(data)
  }

  /// The image as a numbered object (ISO 32000-1, 8.9.5).
  func object(in editor: borrowing QPDFEditor) -> QPDFObject {
    let image = data.pointee
    let (filter, parameters) = encoding
    let stream = editor.stream(
      UnsafeRawBufferPointer(start: image.datacomp, count: image.nbytescomp), filter: filter,
      parameters: parameters)
    let entries = [
      ("/Type", "/XObject"), ("/Subtype", "/Image"), ("/Width", "\(image.w)"),
      ("/Height", "\(image.h)"), ("/ColorSpace", colorSpace), ("/BitsPerComponent", "\(image.bps)"),
    ]
    // Programs that write JPEG in four inks write them inverted.
    if image.spp == 4 { editor.set("/Decode", of: stream, to: editor.object("[1 0 1 0 1 0 1 0]")) }
    for (key, value) in entries { editor.set(key, of: stream, to: editor.object(value)) }
    return stream
  }

  private var encoding: (filter: String, parameters: String?) {
    let image = data.pointee
    switch Int(image.type) {
    case L_JPEG_ENCODE: return ("/DCTDecode", nil)
    case L_JP2K_ENCODE: return ("/JPXDecode", nil)
    default:
      guard image.predictor != 0 else { return ("/FlateDecode", nil) }
      return (
        "/FlateDecode",
        "<< /Columns \(image.w) /BitsPerComponent \(image.bps) /Colors \(image.spp) /Predictor 14 >>"
      )
    }
  }

  private var colorSpace: String {
    let image = data.pointee
    if image.ncolors > 0, let palette = image.cmapdatahex {
      return "[/Indexed /DeviceRGB \(image.ncolors - 1) \(String(cString: palette))]"
    }
    return switch image.spp {
    case 1: "/DeviceGray"
    case 4: "/DeviceCMYK"
    default: "/DeviceRGB"
    }
  }
}
