import Foundation

/// A small PDF: a line of text on each page, in a table of one cell.
struct DrawnPDF {
  var texts: [String] = ["Hello"]
  /// In points.
  var pageSize = (width: 595.0, height: 842.0)
  var withoutPageTree = false
  /// The page, from 1, whose content cannot be taken apart.
  var damagedPage: Int?

  var data: Data {
    var objects = [
      "<< /Type /Catalog \(withoutPageTree ? "" : "/Pages 2 0 R") >>",
      "<< /Type /Pages /Count \(texts.count) /Kids [\(kids)] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, text) in texts.enumerated() {
      let content = "BT /F1 12 Tf 72 700 Td (\(text)) Tj ET 60 680 200 40 re S"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(pageSize.width) \(pageSize.height)] "
          + "/Resources << /Font << /F1 3 0 R >> >> /Contents \(objects.count + 2) 0 R >>")
      let filter = index + 1 == damagedPage ? "/Filter /Unheard" : ""
      objects.append("<< /Length \(content.utf8.count) \(filter) >>\nstream\n\(content)\nendstream")
    }
    return file(of: objects)
  }

  private var kids: String {
    texts.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
  }

  private func file(of objects: [String]) -> Data {
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n"
    }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Data(text.utf8)
  }
}
