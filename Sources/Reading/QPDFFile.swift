import CQPDF
import Glibc
import PageModel

/// An open document of qpdf's, for what poppler does not tell; released exactly once.
struct QPDFFile: ~Copyable {
  private let data: qpdf_data
  private let layers: HiddenLayers
  private let taggedTables: TaggedTableFinder

  /// Takes over an open document.
  private init(_ data: qpdf_data) {
    defer { qpdf_oh_release_all(data) }
    let catalog = QPDFObject(data, qpdf_get_root(data))
    self.data = data
    layers = HiddenLayers(catalog)
    taggedTables = TaggedTableFinder(data)
  }

  deinit {
    var data: qpdf_data? = data
    qpdf_cleanup(&data)
  }

  /// Opens bytes that must outlive it; nil where qpdf cannot follow the file.
  static func open(_ bytes: UnsafeRawBufferPointer, password: String?) -> QPDFFile? {
    guard let data = qpdf_init() else { return nil }
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let code = qpdf_read_memory(data, "input", start, UInt64(bytes.count), password)
    guard code & failed == 0 else {
      var closing: qpdf_data? = data
      qpdf_cleanup(&closing)
      return nil
    }
    return QPDFFile(data)
  }

  /// The bit that says error; the lowest one says only warnings (qpdf/qpdf-c.h).
  static let failed: QPDF_ERROR_CODE = 2

  /// What a page draws, from 0; nil where its objects cannot be followed.
  func drawing(ofPageAt index: Int) -> PageDrawing? {
    defer { qpdf_oh_release_all(data) }
    let page = QPDFObject(data, qpdf_get_page_n(data, index))
    guard page.isDictionary else { return nil }
    let frame = Self.frame(of: page)
    guard let content = PageContent(page) else { return nil }
    let resources = QPDFResources(page.inherited("/Resources"), layers: layers)
    var interpreter = ContentInterpreter(frame: frame, resources: resources)
    content.withBytes { interpreter.draw($0) }
    if !content.isWhole { interpreter.cutShort() }
    let lines = RulingAssembler(interpreter.marks.inks)
    return PageDrawing(
      frame: frame, marks: interpreter.marks, lines: lines,
      taggedTables: lines.mayBeGrid ? [] : taggedTables.tables(on: page))
  }

  /// Whether the data of a picture that a page, from 0, draws is cut short or disturbed; `sound` is the
  /// number of one that is known to be neither.
  func hasDamagedPicture(onPageAt index: Int, but sound: Int?) -> Bool {
    defer { qpdf_oh_release_all(data) }
    return DrawnPictures(on: QPDFObject(data, qpdf_get_page_n(data, index))).streams.contains {
      picture in picture.identity != sound && PictureDamage.isFound(in: picture)
    }
  }

  /// Whether the pictures on a page, from 0, have one bit a sample, so that an empty one is white all over.
  func hasOneBitPictures(onPageAt index: Int) -> Bool {
    defer { qpdf_oh_release_all(data) }
    let pictures = DrawnPictures(on: QPDFObject(data, qpdf_get_page_n(data, index))).streams
    return !pictures.isEmpty
      && pictures.allSatisfy {
        $0.entry("/BitsPerComponent")?.integer == 1 || $0.entry("/ImageMask")?.boolean == true
      }
  }

  /// The samples of the only picture that a page, from 0, draws; nil where more than decoding it would
  /// be needed, or it is damaged or too large.
  func soundPicture(onPageAt index: Int) -> SoundPicture? {
    defer { qpdf_oh_release_all(data) }
    guard let picture = OnlyPicture(on: QPDFObject(data, qpdf_get_page_n(data, index))),
      let jpeg = picture.plainJPEG,
      (try? PageScan.checkSize(width: jpeg.width, height: jpeg.height)) != nil,
      let raster = picture.stream.withStoredBytes({ PlainJPEG.raster(of: $0, describedAs: jpeg) })
    else { return nil }
    return raster.map { SoundPicture(identity: picture.stream.identity, raster: $0) }
  }

  /// How the page lies on paper.
  static func frame(of page: QPDFObject) -> PageFrame {
    PageFrame(cropBox: cropBox(of: page), rotation: page.inherited("/Rotate")?.integer ?? 0)
  }

  /// The crop box as poppler takes it: cut to the media box, US Letter when there is none.
  private static func cropBox(of page: QPDFObject) -> [Double] {
    let media = page.inherited("/MediaBox")?.rectangle ?? [0, 0, 612, 792]
    guard let crop = page.inherited("/CropBox")?.rectangle else { return media }
    let common = [
      max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]),
      min(media[3], crop[3]),
    ]
    return common[0] < common[2] && common[1] < common[3] ? common : media
  }
}

/// A picture that was decoded without complaint.
package struct SoundPicture: Hashable, Sendable {
  /// The number of its object.
  package var identity: Int
  package var raster: ScanRaster
}

/// What one page draws, how it lies on paper, and what the structure tree says of its tables.
struct PageDrawing {
  var frame: PageFrame
  var marks: PageMarks
  var lines: RulingAssembler
  /// Only of a page without a ruled grid: there the tags would tell nothing new.
  var taggedTables: [TaggedTableSketch]
}
