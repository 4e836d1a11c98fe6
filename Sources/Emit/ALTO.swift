import PageModel

/// The pages' words as ALTO 4.4, an XML file in UTF-8; places in samples of the pages' pictures as they
/// are shown, at 300 dots an inch where a page is no picture.
public func alto(of pages: [Page], layout: Layout, document: DocumentDescription) -> [UInt8] {
  var writer = MarkupWriter()
  let space = "http://www.loc.gov/standards/alto/ns-v4#"
  writer.element(
    "alto",
    [
      "xmlns": space, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": "\(space) http://www.loc.gov/standards/alto/v4/alto-4-4.xsd",
      "SCHEMAVERSION": "4.4",
    ]
  ) { writer in
    writer.writeDescription(of: document)
    writer.element("Layout") { writer in
      for page in pages { writer.write(page, SheetText(page, layout: layout)) }
    }
  }
  return writer.bytes
}

extension MarkupWriter {
  fileprivate mutating func writeDescription(of document: DocumentDescription) {
    element("Description") { writer in
      writer.element("MeasurementUnit", text: "pixel")
      writer.element("sourceImageInformation") { writer in
        writer.element("fileName", text: document.path)
        writer.element("documentIdentifier", text: document.id)
      }
      writer.element("Processing", ["ID": "gongkai"]) { writer in
        writer.element("processingStepDescription", text: "text recognition")
        writer.element("processingSoftware") { writer in
          writer.element("softwareName", text: "gongkai")
          writer.element("softwareVersion", text: Release.version)
        }
      }
    }
  }

  fileprivate mutating func write(_ page: Page, _ sheet: SheetText) {
    let (width, height) = ("\(sheet.width)", "\(sheet.height)")
    let number = "\(page.number)"
    element(
      "Page",
      [
        "ID": "page_" + number, "PHYSICAL_IMG_NR": number, "WIDTH": width, "HEIGHT": height,
        "PC": SheetText.decimal(page.confidence, places: 4),
      ]
    ) { writer in
      writer.element(
        "PrintSpace",
        ["HPOS": "0", "VPOS": "0", "WIDTH": width, "HEIGHT": height]
      ) { writer in
        var names = ALTONames(page: page.number, sheet: sheet)
        for part in sheet.parts {
          guard let box = part.tableBox else {
            for region in part.regions { writer.write(region, &names) }
            continue
          }
          writer.place("ComposedBlock", names.name("table"), box, ["TYPE": "table"], sheet) {
            for region in part.regions { $0.write(region, &names) }
          }
        }
      }
    }
  }

  private mutating func write(_ region: SheetText.Region, _ names: inout ALTONames) {
    let sheet = names.sheet
    let isTurned = region.lines[0].isRecognized && sheet.angle >= 0.02
    let rotation = ["ROTATION": SheetText.decimal(sheet.angle, places: 2)]
    place("TextBlock", names.name("block"), region.box, isTurned ? rotation : [:], sheet) {
      writer in
      for line in region.lines {
        writer.place("TextLine", names.name("line"), line.box, [:], sheet) { writer in
          for (word, box) in line.words {
            let texts = [
              "CONTENT": word.text, "WC": SheetText.decimal(word.confidence, places: 4),
            ]
            writer.place("String", names.name("string"), box, texts, sheet) { writer in
              for other in word.alternatives { writer.element("ALTERNATIVE", text: other) }
            }
          }
        }
      }
    }
  }

  private mutating func place(
    _ element: String, _ name: String, _ box: PixelBox, _ others: [String: String],
    _ sheet: SheetText, _ content: (inout MarkupWriter) -> Void
  ) {
    let box = box.clamped(width: sheet.width, height: sheet.height)
    let attributes =
      [
        ("ID", name), ("HPOS", "\(box.left)"), ("VPOS", "\(box.top)"), ("WIDTH", "\(box.width)"),
        ("HEIGHT", "\(box.height)"),
      ] + others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.element(element, list: attributes, content)
  }
}

/// Numbers the elements of a page.
private struct ALTONames {
  let page: Int
  let sheet: SheetText
  private var counts: [String: Int] = [:]

  init(page: Int, sheet: SheetText) {
    self.page = page
    self.sheet = sheet
  }

  mutating func name(_ kind: String) -> String {
    counts[kind, default: 0] += 1
    return "\(kind)_\(page)_\(counts[kind] ?? 0)"
  }
}
