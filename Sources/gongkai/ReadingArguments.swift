import ArgumentParser
import Checks
import PageModel
import Pipeline
import Reading
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
    guard (0...1).contains(sampleShare) else {
      throw ValidationError("--sample-share takes a share from 0 to 1, not \(sampleShare).")
    }
  }

  /// The stages between reading and writing, as the options set them up.
  func tools() throws -> AnalysisTools {
    AnalysisTools(
      profiles: try profiles.library(), acceptance: try confidence.acceptance(),
      sampling: Sampling(share: sampleShare), learned: try learning.library())
  }

  @Option(
    help: ArgumentHelp(
      "A program that is asked where recognition is not sure; see docs/scans.md.",
      valueName: "command"))
  var recognizer: String?

  var recognition: RecognitionSettings {
    RecognitionSettings(mode: ocr, languages: languages, recognizer: recognizer)
  }

  /// A digest of all that decides what is extracted: two runs with the same recipe make the same
  /// of a document.
  func recipe() throws -> String {
    var digest = SHA256()
    let settings = [
      Release.version, ocr.rawValue, languages, "\(confidence.acceptAt)", "\(sampleShare)",
      recognizer ?? "",
    ].map { Array($0.utf8) }
    let files = try [confidence.calibration, learning.learned].compactMap { $0 }.map { path in
      do throws(ReadingError) {
        return try FileContent.bytes(at: path)
      } catch {
        throw UsageError(message: "What was fitted or learned cannot be used. \(error)")
      }
    }
    for part in settings + files + (try profiles.contents()) {
      // The length first: what one part ends with is not what another begins with.
      (Array("\(part.count):".utf8) + part).withUnsafeBytes { digest.update($0) }
    }
    return digest.finish()
  }
}
