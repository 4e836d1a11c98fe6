import Glibc
import Synchronization

/// Where messages for the person at the terminal go.
enum StandardError {
  private static let isJSON = Atomic(false)

  /// From here on messages are objects, a line each, as all of the log is.
  static func speakJSON() { isJSON.store(true, ordering: .relaxed) }

  /// Says a sentence on a line of its own.
  static func tell(_ sentence: String, _ level: LogLine.Level = .error) {
    if isJSON.load(ordering: .relaxed) {
      var line = LogLine("message", level)
      line.message = sentence
      write(JSONText.line(line) + "\n")
    } else {
      write("gongkai: \(sentence.inOneLine)\n")
    }
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes the text at once, in one piece; where nobody listens it is lost.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }
}

extension String {
  /// With what would end the line, steer a terminal or turn the direction of writing shown by its number:
  /// names of files may hold anything.
  var inOneLine: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text +=
        scalar.isUnseen ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : "\(scalar)"
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, a separator of lines or a mark of direction.
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
