import Changes
import Crawl

extension NightReport {
  /// A page that needs nothing else, for a browser or a mail; whatever publishers wrote is text in it.
  public var html: [UInt8] {
    var page = HTMLPage(title: "Night of \(HTTPDate.stamp(begun).prefix(10))")
    page.paragraph(
      "\(newDocuments.count) new, \(replaced.count) changed, \(gone.count) gone, "
        + "\(troubles.count) failures\(unread); \(backlog.fields) fields in \(backlog.documents) documents "
        + "wait for a review. From \(HTTPDate.stamp(begun)) to \(HTTPDate.stamp(ended)).")
    page.section("Changed documents", replaced.map { entry($0) })
    page.section("New documents", newDocuments.map { entry($0) })
    page.section(
      "Gone",
      gone.map { [.link($0.url), .text(" \($0.source): \($0.reason)")] })
    page.section(
      "Failures",
      troubles.map { [.link($0.url), .text(" \($0.source), \($0.outcome): \($0.reason)")] })
    page.section(
      "Quieter than usual",
      quiet.map {
        [.text("\($0.source): nothing for \($0.nights) nights; usually it takes \($0.usual).")]
      })
    return page.bytes
  }

  /// How many documents came and could not be read, in words; empty where all were.
  private var unread: String {
    let count = (newDocuments + replaced.map(\.found)).count { $0.state.isMissing }
    return count == 0 ? "" : ", \(count) fetched and not extracted"
  }

  private func entry(_ found: Found) -> [HTMLPage.Piece] {
    let version = found.version
    var pieces: [HTMLPage.Piece] = [
      .link(version.url),
      .text(" \(version.linkText.isEmpty ? version.kind : version.linkText), \(version.source)"),
    ]
    switch found.state {
    case .extracted(_, let fields, let review):
      pieces.append(.text(": \(fields) fields, \(review) to review"))
    case .notExtracted(let reason): pieces.append(.text(": \(reason)"))
    }
    // The first of them is why nothing was extracted.
    pieces += found.problems.dropFirst(found.state.isMissing ? 1 : 0).map { .text("; \($0)") }
    if version.previous == version.hash { pieces.append(.text("; it is back")) }
    if let other = version.knownFrom {
      pieces += [.text("; the same content as "), .link(other)]
    }
    return pieces
  }

  private func entry(_ replaced: Replaced) -> [HTMLPage.Piece] {
    var pieces = entry(replaced.found)
    guard let difference = replaced.difference else {
      return pieces + [.text("; it cannot be compared with what was there before")]
    }
    if difference.changes.isEmpty {
      pieces.append(.text("; another file that says the same"))
    } else {
      pieces.append(.changes(difference.changes))
    }
    return pieces
  }
}

/// Writes HTML in which nothing from outside is more than text.
private struct HTMLPage {
  enum Piece {
    case text(String)
    case link(String)
    case changes([DocumentDifference.Change])
  }

  private var body = ""
  private let title: String

  init(title: String) {
    self.title = title
  }

  var bytes: [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(Self.escaped(title))</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}\
      table{border-collapse:collapse;margin:.5em 0}td,th{border:1px solid #999;padding:.2em .5em;\
      text-align:left;vertical-align:top}</style></head><body>
      <h1>\(Self.escaped(title))</h1>
      \(body)</body></html>

      """.utf8)
  }

  mutating func paragraph(_ text: String) { body += "<p>\(Self.escaped(text))</p>\n" }

  /// A heading with a list; nothing where the list is empty.
  mutating func section(_ title: String, _ entries: [[Piece]]) {
    guard !entries.isEmpty else { return }
    body += "<h2>\(Self.escaped(title)) (\(entries.count))</h2>\n<ul>\n"
    for entry in entries {
      body += "<li>" + entry.map { Self.html($0) }.joined() + "</li>\n"
    }
    body += "</ul>\n"
  }

  private static func html(_ piece: Piece) -> String {
    switch piece {
    case .text(let text): escaped(text)
    // Only addresses in normal form get here: they begin with http.
    case .link(let url):
      WebAddress(url) == nil ? escaped(url) : "<a href=\"\(escaped(url))\">\(escaped(url))</a>"
    case .changes(let changes): table(changes)
    }
  }

  private static func table(_ changes: [DocumentDifference.Change]) -> String {
    let rows = changes.map { change in
      let path = (change.context + [change.label]).filter { !$0.isEmpty }.joined(separator: " › ")
      return "<tr><td>\(change.kind) \(change.subject.rawValue)</td><td>\(escaped(path))</td>"
        + "<td>\(side(change.before))</td><td>\(side(change.after))</td></tr>\n"
    }
    return "<table><tr><th>change</th><th>what</th><th>before</th><th>after</th></tr>\n"
      + rows.joined() + "</table>"
  }

  private static func side(_ side: DocumentDifference.Side?) -> String {
    guard let side else { return "" }
    let place = side.place.map { " (\(DifferenceText.place($0)))" } ?? ""
    return escaped((side.value ?? "not legible") + place)
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default:
        let category = scalar.properties.generalCategory
        // Marks that turn the direction of writing could make a text look like another one.
        let isHidden = category == .format || (category == .control && scalar != "\n")
        result.unicodeScalars.append(isHidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
