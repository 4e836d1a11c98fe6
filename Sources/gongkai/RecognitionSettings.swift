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

  init(mode: Mode = .auto, languages: String = "chi_sim+eng") {
    self.mode = mode
    self.languages = languages
  }

  /// What a worker was started with; anything that is missing has its usual value.
  init(workerArguments: some Sequence<String>) {
    for argument in workerArguments {
      if let value = argument.value(of: "--ocr="), let mode = Mode(rawValue: value) {
        self.mode = mode
      } else if let value = argument.value(of: "--languages=") {
        languages = value
      }
    }
  }

  /// How a worker is started to read so.
  var workerCommand: WorkerCommand {
    WorkerCommand(arguments: ["worker", "--ocr=\(mode.rawValue)", "--languages=\(languages)"])
  }
}

extension String {
  fileprivate func value(of option: String) -> String? {
    hasPrefix(option) ? String(dropFirst(option.count)) : nil
  }
}
