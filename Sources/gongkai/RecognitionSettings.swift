import ArgumentParser
import Workers

/// When and in which languages the text of pictures is recognised; travels to workers as arguments.
struct RecognitionSettings: Hashable {
  enum Mode: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never
  }

  var mode = Mode.auto
  /// As Tesseract names them, joined by "+".
  var languages = "chi_sim+eng"

  /// The shell command of a recogniser that is asked where Tesseract is not sure; nil for none.
  var recognizer: String?

  init(mode: Mode = .auto, languages: String = "chi_sim+eng", recognizer: String? = nil) {
    self.mode = mode
    self.languages = languages
    self.recognizer = recognizer
  }

  /// What a worker was started with; anything that is missing has its usual value.
  init(workerArguments: some Sequence<String>) {
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
  var workerCommand: WorkerCommand {
    WorkerCommand(
      arguments: ["worker", "--ocr=\(mode.rawValue)", "--languages=\(languages)"]
        + (recognizer.map { ["--recognizer=\($0)"] } ?? []))
  }
}

extension String {
  fileprivate func value(of option: String) -> String? {
    hasPrefix(option) ? String(dropFirst(option.count)) : nil
  }
}
