import PageModel

/// The pages' words as hOCR 1.2, an XHTML file in UTF-8; boxes in samples of the pages' pictures as
/// they are shown, at 300 dots an inch where a page is no picture.
public func hocr(of pages: [Page], layout: Layout, document: DocumentDescription) -> [UInt8] {
  var writer = MarkupWriter()
  writer.line(
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">")
  writer.element("html", ["xmlns": "http://www.w3.org/1999/xhtml"]) { writer in
    writer.writeHead(document, pageCount: pages.count)
    writer.element("body") { writer in
      for page in pages {
        writer.write(SheetText(page, layout: layout), of: page.number, in: document.path)
      }
    }
  }
  return writer.bytes
}

extension MarkupWriter {
  fileprivate mutating func writeHead(_ document: DocumentDescription, pageCount: Int) {
    element("head") { writer in
      writer.element("title", text: document.title ?? document.path)
      writer.empty(
        "meta", ["http-equiv": "Content-Type", "content": "text/html; charset=utf-8"])
      let classes = "ocr_page ocr_table ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf"
      for (name, content) in [
        ("ocr-system", "gongkai \(Release.version)"), ("ocr-capabilities", classes),
        ("ocr-number-of-pages", "\(pageCount)"),
      ] {
        writer.empty("meta", ["name": name, "content": content])
      }
    }
  }

  fileprivate mutating func write(_ sheet: SheetText, of page: Int, in path: String) {
    let resolution = Int(sheet.dotsPerInch.rounded())
    let image = path.split(separator: "\"").joined(separator: "'")
    let title =
      "image \"\(image)\"; bbox 0 0 \(sheet.width) \(sheet.height); ppageno \(page - 1); "
      + "scan_res \(resolution) \(resolution)"
    element("div", ["class": "ocr_page", "id": "page_\(page)", "title": title]) { writer in
      var names = HOCRNames(page: page, width: sheet.width, height: sheet.height)
      for part in sheet.parts {
        guard let box = part.tableBox else {
          for region in part.regions { writer.write(region, sheet, &names) }
          continue
        }
        let attributes = names.attributes("ocr_table", "table", box)
        writer.element(
          "div", ["class": "ocr_table", "id": attributes.id, "title": attributes.title]
        ) { writer in
          for region in part.regions { writer.write(region, sheet, &names) }
        }
      }
    }
  }

  private mutating func write(
    _ region: SheetText.Region, _ sheet: SheetText, _ names: inout HOCRNames
  ) {
    let (area, paragraph) = (
      names.attributes("ocr_carea", "block", region.box),
      names.attributes("ocr_par", "par", region.box)
    )
    element("div", ["class": "ocr_carea", "id": area.id, "title": area.title]) { writer in
      writer.element("p", ["class": "ocr_par", "id": paragraph.id, "title": paragraph.title]) {
        writer in
        for line in region.lines { writer.write(line, sheet, &names) }
      }
    }
  }

  private mutating func write(
    _ line: SheetText.Line, _ sheet: SheetText, _ names: inout HOCRNames
  ) {
    var attributes = names.attributes("ocr_line", "line", line.box)
    if line.isRecognized { attributes.title += sheet.slope(of: line.box) }
    element("span", ["class": "ocr_line", "id": attributes.id, "title": attributes.title]) {
      writer in
      for (word, box) in line.words {
        let attributes = names.attributes("ocrx_word", "word", box)
        let confidence = Int((word.confidence * 100).rounded())
        writer.element(
          "span",
          [
            "class": "ocrx_word", "id": attributes.id,
            "title": attributes.title + "; x_wconf \(confidence)",
          ], text: word.text)
      }
    }
  }
}

/// Numbers the elements of a page.
private struct HOCRNames {
  let page: Int
  let width: Int
  let height: Int
  private var counts: [String: Int] = [:]

  init(page: Int, width: Int, height: Int) {
    self.page = page
    self.width = width
    self.height = height
  }

  mutating func attributes(
    _ kind: String, _ name: String, _ box: PixelBox
  ) -> (id: String, title: String) {
    counts[kind, default: 0] += 1
    let box = box.clamped(width: width, height: height)
    return (
      "\(name)_\(page)_\(counts[kind] ?? 0)",
      "bbox \(box.left) \(box.top) \(box.right) \(box.bottom)"
    )
  }
}

extension SheetText {
  /// How a recognised line leans, as hOCR writes it: a small slope as a baseline, more as an angle.
  fileprivate func slope(of box: PixelBox) -> String {
    let lean = angle > 180 ? angle - 360 : angle
    guard abs(lean) >= 0.02 else { return "" }
    guard abs(lean) <= 10 else { return "; textangle \(Self.decimal(angle, places: 2))" }
    // Tenths of thousandths of a sample for each; the tangent of so small an angle is the angle.
    let tangent = -lean * .pi / 180
    let offset = min(0, -tangent * Double(box.width))
    return "; baseline \(Self.decimal(tangent, places: 4)) \(Int(offset.rounded()))"
  }

  /// The number with at most so many decimals, 2 or 4.
  static func decimal(_ number: Double, places: Int) -> String {
    var writer = JSONWriter()
    writer.rounded(number, decimals: places)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
