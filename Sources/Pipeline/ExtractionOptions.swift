import Labels
import PageModel
import Workers

/// How documents are to be extracted, the same for all inputs of a run.
public struct ExtractionOptions: Sendable {
  public var pages: PageSelection
  public var password: String?
  public var isPretty: Bool
  /// What forms and tables are known by.
  public var profiles: ProfileLibrary
  /// How many workers read, and how many lanes each later stage has; at least 1.
  public var jobs: Int
  public var limits: TimeLimits
  public var workerCommand: WorkerCommand

  public init(
    pages: PageSelection = .all, password: String? = nil, isPretty: Bool = false,
    profiles: ProfileLibrary = ProfileLibrary(profiles: []), jobs: Int = 1,
    limits: TimeLimits = TimeLimits(), workerCommand: WorkerCommand = WorkerCommand()
  ) {
    self.pages = pages
    self.password = password
    self.isPretty = isPretty
    self.profiles = profiles
    self.jobs = jobs
    self.limits = limits
    self.workerCommand = workerCommand
  }
}
