import PageModel

extension PDFDocument {
  /// The document's file with recognised words laid invisibly over its pages, which stay as they are.
  ///
  /// Each layer has the words of the page of its number. Throws `damaged` where the file cannot be
  /// written anew.
  public func searchable(_ layers: [Page]) throws(ReadingError) -> [UInt8] {
    guard let editor = editor() else { throw .damaged("its objects cannot be followed") }
    var writer = TextLayerWriter(editor)
    for layer in layers where layer.number <= pageCount {
      writer.lay(layer, overPageAt: layer.number - 1)
    }
    guard let file = writer.written() else { throw .damaged("it cannot be written anew") }
    return file
  }
}
