/// A difference in words, one change a line, for a terminal.
public enum DifferenceText {
  public static func text(_ difference: DocumentDifference) -> String {
    guard !difference.changes.isEmpty else { return "No field, row or table differs.\n" }
    return difference.changes.map { line($0) + "\n" }.joined()
  }

  /// One change in one line.
  public static func line(_ change: DocumentDifference.Change) -> String {
    let path = (change.context + [change.label]).filter { !$0.isEmpty }.map { plain($0) }
    let name = path.joined(separator: " › ")
    func value(_ side: DocumentDifference.Side) -> String {
      let text = side.value.map { "“\(plain($0))”" } ?? "(not legible)"
      return text + (side.place.map { " (\(place($0)))" } ?? "")
    }
    switch (change.before, change.after) {
    case (let before?, let after?): return "changed  \(name): \(value(before)) → \(value(after))"
    case (nil, let after?): return "added    \(what(change))\(name): \(value(after))"
    case (let before?, nil): return "removed  \(what(change))\(name): \(value(before))"
    case (nil, nil): return name
    }
  }

  /// A place in words: a page or a line.
  public static func place(_ place: DocumentDifference.Place) -> String {
    if let page = place.page { return "page \(page)" }
    return place.line.map { "line \($0)" } ?? "somewhere"
  }

  private static func what(_ change: DocumentDifference.Change) -> String {
    change.subject == .field ? "" : change.subject.rawValue + " "
  }

  /// In one line, without anything that a terminal would obey.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format ? " " : scalar
        }))
  }
}
