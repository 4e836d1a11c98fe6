import PageModel

/// Lays recognised words over the pages of one PDF and gives them their font.
struct TextLayerWriter: ~Copyable {
  private let editor: QPDFEditor
  private var codes = TextLayerCodes()
  private let font: QPDFObject

  init(_ editor: consuming QPDFEditor) {
    font = editor.numbered(editor.object("<< /Type /Font /Subtype /Type0 >>"))
    self.editor = editor
  }

  /// Lays the words over a page, from 0; a page that cannot be followed stays as it is.
  mutating func lay(_ layer: Page, overPageAt index: Int) {
    guard let page = editor.page(at: index) else { return }
    lay(layer, over: page)
  }

  /// Adds a bare page, its size in points; false where it cannot be added.
  func addBlank(width: Double, height: Double) -> Bool {
    editor.add(page(width: width, height: height))
  }

  /// Adds a page that shows the image alone, its size in points, and lays the words over it.
  ///
  /// False where it cannot be added.
  mutating func add(
    _ image: borrowing ImageStream, turned orientation: ImageOrientation = .upright,
    width: Double, height: Double, layer: Page?
  ) -> Bool {
    let page = page(width: width, height: height)
    guard let images = page.entry("/Resources")?.entry("/XObject") else { return false }
    editor.set("/Image", of: images, to: image.object(in: editor))
    let operands = orientation.placement(width: width, height: height).map {
      PDFNumber.text($0, decimals: 3)
    }.joined(separator: " ")
    let content = "q \(operands) cm /Image Do Q\n"
    editor.set("/Contents", of: page, to: editor.stream(Array(content.utf8)))
    if let layer { lay(layer, over: page) }
    return editor.add(page)
  }

  private func page(width: Double, height: Double) -> QPDFObject {
    let (across, down) = (PDFNumber.text(width, decimals: 3), PDFNumber.text(height, decimals: 3))
    return editor.numbered(
      editor.object(
        "<< /Type /Page /MediaBox [0 0 \(across) \(down)] /Resources << /XObject << >> >> >>"))
  }

  /// The document with its font as a file; nil where qpdf cannot write it.
  consuming func written() -> [UInt8]? {
    finishFont()
    return editor.written()
  }

  private mutating func lay(_ layer: Page, over page: QPDFObject) {
    let text = TextLayerContent.text(
      of: layer, map: QPDFFile.frame(of: page).map.inverted, codes: &codes)
    // First on the page, where nothing that the page's own content does can touch it.
    let contents = editor.object("[]")
    editor.append(editor.stream(Array(text.utf8)), to: contents)
    if let bare = withoutInvisibleText(page) {
      editor.append(editor.stream(bare), to: contents)
    } else if let own = page.entry("/Contents") {
      for part in own.isArray ? own.items(atMost: .max) : [own] {
        editor.append(part, to: contents)
      }
    }
    editor.set("/Contents", of: page, to: contents)
    let resources = editor.copy(of: page.inherited("/Resources"))
    let fonts = editor.copy(of: resources.entry("/Font"))
    editor.set(TextLayerContent.fontName, of: fonts, to: font)
    editor.set("/Font", of: resources, to: fonts)
    editor.set("/Resources", of: page, to: resources)
  }

  /// The page's content without another program's layer; nil where it has none.
  private func withoutInvisibleText(_ page: QPDFObject) -> [UInt8]? {
    guard let content = PageContent(page), content.isWhole else { return nil }
    let objects = page.inherited("/Resources")?.entry("/XObject")
    var bare: [UInt8]?
    content.withBytes { bytes in
      bare = InvisibleTextRemoval.removed(from: bytes) { name in
        guard let form = objects?.entry("/" + name), form.entry("/Subtype")?.name == "Form",
          let text = form.streamBytes
        else { return false }
        return text.withUnsafeBytes { InvisibleTextRemoval.isInvisible($0) }
      }
    }
    return bare
  }

  /// The font that `font` stands for (ISO 32000-1, 9.7).
  private func finishFont() {
    let file = editor.stream(GlyphlessFont.file)
    let descriptor = editor.object(
      """
      << /Type /FontDescriptor /FontName /GongkaiGlyphless /Flags 4 /ItalicAngle 0 /StemV 80
      /FontBBox [0 \(GlyphlessFont.descent) 1000 \(GlyphlessFont.ascent)]
      /Ascent \(GlyphlessFont.ascent) /Descent \(GlyphlessFont.descent)
      /CapHeight \(GlyphlessFont.ascent) >>
      """)
    editor.set("/FontFile2", of: descriptor, to: file)
    let descendant = editor.object(
      """
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /GongkaiGlyphless
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
      /DW \(GlyphlessFont.wide) /W [32 126 \(GlyphlessFont.narrow)] >>
      """)
    editor.set("/FontDescriptor", of: descendant, to: editor.numbered(descriptor))
    let emptyGlyph: [UInt8] = [0, 1]
    let glyphs = Array(repeatElement(emptyGlyph, count: 1 << 16).joined())
    editor.set("/CIDToGIDMap", of: descendant, to: editor.stream(glyphs))
    let descendants = editor.object("[]")
    editor.append(editor.numbered(descendant), to: descendants)
    editor.set("/BaseFont", of: font, to: editor.object("/GongkaiGlyphless"))
    editor.set("/Encoding", of: font, to: editor.object("/Identity-H"))
    editor.set("/DescendantFonts", of: font, to: descendants)
    editor.set("/ToUnicode", of: font, to: editor.stream(Array(codes.unicodeMap.utf8)))
  }
}

extension AffineMap {
  /// The way back; identity for a map that flattens everything onto a line.
  fileprivate var inverted: AffineMap {
    let size = a * d - b * c
    guard abs(size) > 1e-12 else { return .identity }
    return AffineMap(
      d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)
  }
}
