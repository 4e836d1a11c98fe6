import Calibration
import Checks
import Labels
import PageModel
import Repair
import Tables

/// The pure stages between reading and writing, set up once for a run.
///
/// A class, so that those who hold it need not know how large the tools of other rooms are: built in
/// parts, they would go on with the size those had before.
public final class AnalysisTools: Sendable {
  let finder = TableFinder()
  let repairer: Repairer
  let labeler: Labeler
  let judge: Judge
  let sampling: Sampling
  let doubts: LearnedDoubts
  /// The profiles at hand, as "name/version".
  let profiles: [String]

  /// What was learned is applied where it has enough support, in the profile it was learned in.
  public init(
    profiles known: ProfileLibrary, acceptance: Acceptance, sampling: Sampling = Sampling(),
    learned: LearnedLibrary = LearnedLibrary()
  ) {
    let library = ProfileLibrary(profiles: known.profiles.map { learned.taught($0) })
    self.sampling = sampling
    doubts = LearnedDoubts(learned)
    repairer = Repairer(vocabulary: RepairVocabulary(profiles: library.profiles))
    labeler = Labeler(profiles: library.profiles)
    judge = Judge(
      checks: library.checks, forms: library.forms, words: library.words, prose: library.prose,
      expected: Dictionary(
        library.profiles.map { ($0.id, ExpectedFields($0)) }, uniquingKeysWith: { $1 }),
      acceptance: acceptance)
    profiles = library.identifiers
  }
}
