import ArgumentParser
import Calibration
import Checks
import Labels
import PageModel
import Pipeline
import Workers

/// The options that decide what is extracted from a document.
struct ReadingArguments: ParsableArguments {
  @OptionGroup var profiles: ProfileArguments

  @OptionGroup var confidence: ConfidenceArguments

  @OptionGroup var learning: LearnedArguments

  @Option(
    help: ArgumentHelp(
      "The share of accepted fields marked for a look anyway, to count errors among them.",
      valueName: "share"))
  var sampleShare: Double = Sampling.defaultShare

  @Option(help: "The password of encrypted documents.")
  var password: String?

  @Option(help: "Recognise the text of pictures: auto, always or never.")
  var ocr: RecognitionSettings.Mode = .auto

  @Option(
    name: [.customShort("l"), .customLong("languages")],
    help: ArgumentHelp("Languages to recognise, as Tesseract names them.", valueName: "list"))
  var languages: String = "chi_sim+eng"

  func validate() throws {
    guard RecognitionSettings.areLanguages(languages) else {
      throw ValidationError(
        "-l takes names of trained data joined by +, such as chi_sim+eng, not '\(languages)'.")
    }
    guard !languages.split(separator: "+").contains("osd") else {
      throw ValidationError(
        "-l takes languages; 'osd' is data on which way up print stands, and reads no characters.")
    }
    guard (0...1).contains(sampleShare) else {
      throw ValidationError("--sample-share takes a share from 0 to 1, not \(sampleShare).")
    }
  }

  @Option(
    help: ArgumentHelp(
      "A program that is asked where recognition is not sure; see docs/scans.md.",
      valueName: "command"))
  var recognizer: String?

  var recognition: RecognitionSettings {
    RecognitionSettings(mode: ocr, languages: languages, recognizer: recognizer)
  }

  /// What decides how documents are analysed; throws a usage error where a file cannot be used.
  func setup() throws -> AnalysisSetup {
    let setup = AnalysisSetup(
      profiles: try profiles.files(), model: try confidence.file(), learned: try learning.file(),
      acceptAt: confidence.acceptAt, sampleShare: sampleShare)
    // Files of the user's own are tried here, where something can still be said about them.
    if !setup.profiles.isEmpty || setup.model != nil || setup.learned != nil {
      _ = try setup.checkedTools()
    }
    return setup
  }

  /// The stages between reading and writing, as the options set them up.
  func tools() throws -> AnalysisTools { try setup().checkedTools() }

  /// A digest of all that decides what is extracted: two runs with the same recipe make the same
  /// of a document.
  func recipe(_ setup: AnalysisSetup) -> String {
    var digest = SHA256()
    let settings = [
      Release.version, ocr.rawValue, languages, "\(setup.acceptAt)", "\(setup.sampleShare)",
      recognizer ?? "",
    ].map { Array($0.utf8) }
    let files = [setup.model, setup.learned].compactMap(\.self) + setup.profiles
    for part in settings + files.map(\.bytes) {
      // The length first: what one part ends with is not what another begins with.
      (Array("\(part.count):".utf8) + part).withUnsafeBytes { digest.update($0) }
    }
    return digest.finish()
  }
}

extension RecognitionSettings.Mode: ExpressibleByArgument {}

extension AnalysisSetup {
  /// The tools it sets up; throws a usage error where a file cannot be used.
  func checkedTools() throws -> AnalysisTools {
    do {
      return try tools()
    } catch let error as ProfileError {
      throw UsageError(message: "\(error)")
    } catch let error as CalibrationError {
      throw UsageError(message: "\(error)")
    }
  }
}
