import ArgumentParser
import Labels
import PageModel
import Pipeline
import Workers

/// The options that decide what is extracted from a document.
struct ReadingArguments: ParsableArguments {
  @OptionGroup var profiles: ProfileArguments

  @OptionGroup var confidence: ConfidenceArguments

  @OptionGroup var learning: LearnedArguments

  @Option(help: "The password of encrypted documents.")
  var password: String?

  @Option(help: "Recognise the text of pictures: auto, always or never.")
  var ocr: RecognitionSettings.Mode = .auto

  @Option(
    name: [.customShort("l"), .customLong("languages")],
    help: ArgumentHelp("Languages to recognise, as Tesseract names them.", valueName: "list"))
  var languages: String = "chi_sim+eng"

  var recognition: RecognitionSettings { RecognitionSettings(mode: ocr, languages: languages) }

  /// A digest of all that decides what is extracted: two runs with the same recipe make the same
  /// of a document.
  func recipe() throws -> String {
    var digest = SHA256()
    let settings = [Release.version, ocr.rawValue, languages, "\(confidence.acceptAt)"]
      .map { Array($0.utf8) }
    let contents = try profiles.contents() + confidence.contents() + learning.contents()
    for part in settings + contents {
      // The length first: what one part ends with is not what another begins with.
      (Array("\(part.count):".utf8) + part).withUnsafeBytes { digest.update($0) }
    }
    return digest.finish()
  }
}
