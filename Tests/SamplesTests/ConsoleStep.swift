/// A command shown in a ```console block, and the lines shown below it.
struct ConsoleStep {
  var command: String
  /// A line "…" stands for any lines, "…" inside a line for any text.
  var expected: [String]

  /// The steps in a Markdown text, in order; a command may go on over lines that end in a backslash.
  static func steps(in markdown: String) -> [ConsoleStep] {
    var steps: [ConsoleStep] = []
    var isConsole = false
    var goesOn = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, goesOn, let last = steps.indices.last {
        steps[last].command += "\n" + line
        goesOn = line.hasSuffix("\\")
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(ConsoleStep(command: String(line.dropFirst(2)), expected: []))
        goesOn = line.hasSuffix("\\")
      } else if isConsole, let last = steps.indices.last {
        steps[last].expected.append(String(line))
      }
    }
    return steps
  }

  /// Whether the printed lines are those shown; blanks at line ends and empty last lines do not count.
  func accepts(_ printed: [String]) -> Bool {
    let lines = printed.reversed().drop { $0.isEmpty }.reversed()
    return Self.matches(expected[...], Array(lines)[...])
  }

  private static func matches(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains {
        matches(expected.dropFirst(), lines[$0...])
      }
    }
    guard let line = lines.first, isLike(line, first) else { return false }
    return matches(expected.dropFirst(), lines.dropFirst())
  }

  private static func isLike(_ line: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return trimmed(line) == trimmed(pattern) }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line[...]
    for part in parts where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func trimmed(_ line: String) -> Substring {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return line[...last]
  }
}
