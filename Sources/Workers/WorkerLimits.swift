/// What a worker may use before it is ended, or makes room for a fresh one.
public struct WorkerLimits: Hashable, Sendable {
  /// For one page, in seconds of processor time.
  public var page: Double
  /// Without any sign of the worker, in seconds on the clock; more than for a page, for other
  /// processes want the processor too.
  public var stall: Double
  /// For one document altogether, in seconds of all workers that read it.
  public var document: Double
  /// What a worker may address, in bytes.
  public var memory: Int
  /// After so many pages it is replaced, for C libraries leak.
  public var pages: Int
  public var sandbox: SandboxMode

  public init(
    page: Double = 120, stall: Double? = nil, document: Double = 14_400, memory: Int = 4 << 30,
    pages: Int = 2000, sandbox: SandboxMode = .auto
  ) {
    self.page = page
    self.stall = stall ?? 2 * page
    self.document = document
    self.memory = memory
    self.pages = pages
    self.sandbox = sandbox
  }

  /// A worker that holds more after its pages, in bytes, is replaced: what it leaked would soon be
  /// missing to a page that needs it.
  public var residentMemory: Int { memory / 4 }

  /// The largest input, in bytes: readers hold it more than once.
  var inputSize: Int { memory / 4 }

  /// What a worker has to know of them.
  var settings: WorkerSettings {
    WorkerSettings(
      memory: memory, processorSeconds: max(1, Int(page.rounded(.up))), sandbox: sandbox)
  }
}

/// The limits a worker process puts on itself before it sees any input.
public struct WorkerSettings: Hashable, Sendable {
  /// In bytes.
  public var memory: Int
  /// For one page.
  public var processorSeconds: Int
  public var sandbox: SandboxMode

  public init(memory: Int, processorSeconds: Int, sandbox: SandboxMode) {
    self.memory = memory
    self.processorSeconds = processorSeconds
    self.sandbox = sandbox
  }
}
