/// What a text input is, told by its content and never by its name.
public enum TextMediaType: String, Hashable, Sendable {
  case plain = "text/plain"
  case commaSeparated = "text/csv"
  case tabSeparated = "text/tab-separated-values"
  case markdown = "text/markdown"
  case html = "text/html"

  /// Whether the text is markup, by the tags in its first part.
  static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(65_536), as: UTF8.self).trimmingBlanks.lowercased()
    guard !head.isEmpty else { return false }
    let opens = [
      "<!doctype html", "<html", "<?xml", "<head", "<body", "<table", "<!--", "<meta", "<div",
    ]
    return opens.contains { head.hasPrefix($0) } || (head.hasPrefix("<") && head.contains("<table"))
  }

  /// The encoding an HTML page declares of itself, as iconv names it.
  static func declaredEncoding(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    guard let found = head.firstRange(of: "charset=") ?? head.firstRange(of: "encoding=") else {
      return nil
    }
    let name = head[found.upperBound...].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty || name.count > 24 ? nil : String(name)
  }
}
