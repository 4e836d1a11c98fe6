import PageModel

extension ImageDocument {
  /// The images as pages of a PDF, decoded to the same samples, with recognised words laid invisibly
  /// over them.
  ///
  /// Each layer has the words of the page of its number. A page that cannot be decoded is left bare.
  /// Throws `damaged` where the PDF cannot be written.
  public func searchable(_ layers: [Page]) throws(ReadingError) -> [UInt8] {
    guard let editor = QPDFEditor.empty() else { throw .damaged("no PDF can be begun") }
    var writer = TextLayerWriter(editor)
    for number in 1...pageCount {
      let layer = layers.first { $0.number == number }
      guard add(number, layer: layer, to: &writer) else {
        throw .damaged("its page \(number) cannot be put into a PDF")
      }
    }
    guard let file = writer.written() else { throw .damaged("it cannot be written as a PDF") }
    return file
  }

  private func add(_ number: Int, layer: Page?, to writer: inout TextLayerWriter) -> Bool {
    guard let image = try? image(number) else { return writer.addBlank(width: 595, height: 842) }
    let size = PageScan.size(
      width: image.width, height: image.height, told: image.resolution)
    // What was transparent would show black.
    let asItIs = mediaType == "image/tiff" || image.isLaidOnWhite ? nil : ImageStream.ofFile(path)
    switch asItIs {
    case .some(let stream):
      return writer.add(
        stream, turned: image.orientation, width: size.width, height: size.height, layer: layer)
    case .none:
      guard let stream = ImageStream.of(image) else { return false }
      return writer.add(stream, width: size.width, height: size.height, layer: layer)
    }
  }
}
