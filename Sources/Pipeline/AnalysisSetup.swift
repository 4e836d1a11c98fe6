import Calibration
import Checks
import Labels
import PageModel

/// What decides how documents are analysed, as bytes: it goes to every worker, whichever files have
/// changed since.
public struct AnalysisSetup: Hashable, Sendable {
  /// A file that the user named, and what is in it.
  public struct File: Hashable, Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Beside those built in.
  public var profiles: [File]
  /// The confidence model; nil for the one built in.
  public var model: File?
  /// What was learned from decisions.
  public var learned: File?
  /// The share of a document's accepted fields that is to be right.
  public var acceptAt: Double
  /// The share of accepted fields marked for a look anyway.
  public var sampleShare: Double

  public init(
    profiles: [File] = [], model: File? = nil, learned: File? = nil,
    acceptAt: Double = AcceptanceRule.defaultAim, sampleShare: Double = Sampling.defaultShare
  ) {
    self.profiles = profiles
    self.model = model
    self.learned = learned
    self.acceptAt = acceptAt
    self.sampleShare = sampleShare
  }

  /// The stages between reading and writing, set up so; throws `ProfileError` or `CalibrationError`
  /// where a file does not hold what it should.
  public func tools() throws -> AnalysisTools {
    var library = try ProfileLibrary.builtIn()
    for profile in profiles { try library.add(profile.bytes, file: profile.name) }
    let model = try model.map { try ModelFile.model(from: $0.bytes, file: $0.name) }
    let learned = try learned.map { try LearnedFile.library(from: $0.bytes, file: $0.name) }
    return AnalysisTools(
      profiles: library,
      acceptance: Acceptance(model: try model ?? ModelFile.shipped(), aim: acceptAt),
      sampling: Sampling(share: sampleShare), learned: learned ?? LearnedLibrary())
  }
}

extension AnalysisSetup: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(profiles)
    encoder.write(model)
    encoder.write(learned)
    encoder.write(acceptAt)
    encoder.write(sampleShare)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      profiles: try decoder.values(), model: try decoder.optional(),
      learned: try decoder.optional(), acceptAt: try decoder.probability(),
      sampleShare: try decoder.probability())
  }
}

extension AnalysisSetup.File: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(name)
    encoder.write(bytes)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(name: try decoder.text(), bytes: try decoder.data())
  }
}
