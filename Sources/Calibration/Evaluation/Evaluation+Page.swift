extension Evaluation {
  /// The figures as one self-contained HTML page with a reliability diagram and a risk–coverage curve.
  public var page: String {
    var page = Self.head
    page += "<h1>Extraction against truth</h1>\n"
    page +=
      "<p>\(total.fields) fields, none accepted below confidence \(Self.number(threshold)); "
      + "\(total.silentErrors) accepted fields are wrong.</p>\n<div class=\"charts\">\n"
    page += ReliabilityDiagram(bins).svg + RiskCoverageChart(riskCoverage).svg + "</div>\n"
    page += Self.table("all", [("all", total)])
    for section in sections { page += Self.table(section.title, section.rows) }
    if !silentErrors.isEmpty {
      page += "<h2>Silent errors</h2>\n<ul>\n"
      for error in silentErrors { page += "<li>\(Self.escaped(error))</li>\n" }
      page += "</ul>\n"
    }
    return page + "</html>\n"
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Extraction against truth</title>
    <style>
    body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color: #1a1a1a; background: #fff }
    table { border-collapse: collapse; margin: 1em 0; table-layout: fixed; width: 100%; max-width: 90em }
    td, th { padding: .2em .5em; text-align: right; vertical-align: bottom; font-variant-numeric: tabular-nums }
    td:first-child, th:first-child { text-align: left; width: 24%; overflow-wrap: anywhere }
    tr:nth-child(even) { background: #f2f4f7 }
    th { border-bottom: 1px solid #888; font-weight: 600 } .charts { display: flex; flex-wrap: wrap; gap: 2em }
    svg { font: 12px system-ui, sans-serif }
    </style>

    """

  private static func table(
    _ title: String, _ rows: [(name: String, figures: EvaluationFigures)]
  ) -> String {
    let names = EvaluationFigures([], threshold: 1).entries.map { "<th>\(spaced($0.name))</th>" }
    var table = "<table>\n<tr><th>\(escaped(title))</th>\(names.joined())</tr>\n"
    for (name, figures) in rows {
      let cells = figures.entries.map { "<td>\($0.text)</td>" }.joined()
      table += "<tr><td>\(escaped(name))</td>\(cells)</tr>\n"
    }
    return table + "</table>\n"
  }

  private static func spaced(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }

  static func number(_ number: Double) -> String {
    EvaluationFigures.decimal(number, decimals: 4)
  }

  /// The text as HTML text or attribute: names come from documents, and documents are hostile.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
