/// A small PDF drawn by a test: pages of plain content streams with one built-in font, F1.
public struct PDFSketch {
  /// One page: its content stream and the entries of its dictionary besides the obvious ones.
  public struct Sheet {
    public var content: String
    public var entries: String
    public var mediaBox: String

    public init(_ content: String, mediaBox: String = "0 0 200 100", entries: String = "") {
      self.content = content
      self.mediaBox = mediaBox
      self.entries = entries
    }
  }

  public var sheets: [Sheet]
  /// Further objects by number, from 100; pages reach them through `resources`.
  public var objects: [Int: String] = [:]
  /// Entries of every page's resource dictionary besides the font.
  public var resources = ""
  /// Entries of the catalog besides the page tree.
  public var catalog = ""

  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The file's bytes, with a cross-reference table.
  public var bytes: [UInt8] {
    var all = objects
    let pages = sheets.indices.map { 10 + 2 * $0 }
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    all[1] = "<< /Type /Catalog /Pages 2 0 R \(catalog) >>"
    all[2] = "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>"
    all[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for (number, sheet) in zip(pages, sheets) {
      all[number] = """
        << /Type /Page /Parent 2 0 R /MediaBox [\(sheet.mediaBox)] /Contents \(number + 1) 0 R
        /Resources << /Font << /F1 3 0 R >> \(resources) >> \(sheet.entries) >>
        """
      all[number + 1] = Self.stream(sheet.content)
    }
    return Self.file(all)
  }

  /// A stream object with the dictionary entries given.
  public static func stream(_ content: String, entries: String = "") -> String {
    "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
  }

  private static func file(_ objects: [Int: String]) -> [UInt8] {
    var text = "%PDF-1.7\n"
    var offsets: [Int: Int] = [:]
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      offsets[number] = text.utf8.count
      text += "\(number) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    let size = (objects.keys.max() ?? 0) + 1
    text += "xref\n0 \(size)\n"
    for number in 0..<size {
      let digits = String(offsets[number] ?? 0)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      text += offsets[number] == nil ? "\(padded) 65535 f \n" : "\(padded) 00000 n \n"
    }
    text += "trailer\n<< /Size \(size) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }
}
