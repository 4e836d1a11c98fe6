/// When and in which languages the text of pictures is recognised; travels to workers as arguments.
public struct RecognitionSettings: Hashable, Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    case auto
    case always
    case never
  }

  public var mode = Mode.auto
  /// As Tesseract names them, joined by "+".
  public var languages = "chi_sim+eng"

  /// The shell command of a recogniser that is asked where Tesseract is not sure; nil for none.
  public var recognizer: String?

  public init(mode: Mode = .auto, languages: String = "chi_sim+eng", recognizer: String? = nil) {
    self.mode = mode
    self.languages = languages
    self.recognizer = recognizer
  }

  /// Whether the languages are written as Tesseract names its trained data, which may lie in folders.
  public static func areLanguages(_ list: String) -> Bool {
    list.split(separator: "+", omittingEmptySubsequences: false).allSatisfy { name in
      name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
      }
    }
  }

  /// What a worker was started with; anything that is missing has its usual value.
  public init(workerArguments: some Sequence<String>) {
    for argument in workerArguments {
      if let value = argument.value(of: "--ocr="), let mode = Mode(rawValue: value) {
        self.mode = mode
      } else if let value = argument.value(of: "--languages=") {
        languages = value
      } else if let value = argument.value(of: "--recognizer=") {
        recognizer = value
      }
    }
  }

  /// How a worker is started to read so.
  public var workerCommand: WorkerCommand {
    WorkerCommand(
      arguments: ["--ocr=\(mode.rawValue)", "--languages=\(languages)"]
        + (recognizer.map { ["--recognizer=\($0)"] } ?? []))
  }
}

extension String {
  fileprivate func value(of option: String) -> String? {
    hasPrefix(option) ? String(dropFirst(option.count)) : nil
  }
}
