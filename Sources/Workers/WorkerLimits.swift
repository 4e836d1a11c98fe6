/// What a worker may use before it is ended, or makes room for a fresh one.
public struct WorkerLimits: Hashable, Sendable {
  /// For one page, in seconds: without any sign on the clock, and of processor time.
  public var page: Double
  /// For one document altogether, in seconds of all workers that read it.
  public var document: Double
  /// What a worker may address, in bytes.
  public var memory: Int
  /// After so many pages it is replaced, for C libraries leak.
  public var pages: Int

  public init(
    page: Double = 120, document: Double = 14_400, memory: Int = 4 << 30, pages: Int = 2000
  ) {
    self.page = page
    self.document = document
    self.memory = memory
    self.pages = pages
  }

  /// A worker that holds more after its pages, in bytes, is replaced: what it leaked would soon be
  /// missing to a page that needs it.
  public var residentMemory: Int { memory / 4 }

  /// The largest input, in bytes: readers hold it more than once.
  var inputSize: Int { memory / 4 }

  /// What a worker has to know of them.
  var settings: WorkerSettings {
    WorkerSettings(memory: memory, processorSeconds: max(1, Int(page.rounded(.up))))
  }
}

/// The limits a worker process puts on itself before it sees any input.
public struct WorkerSettings: Hashable, Sendable {
  /// In bytes.
  public var memory: Int
  /// For one page.
  public var processorSeconds: Int

  public init(memory: Int, processorSeconds: Int) {
    self.memory = memory
    self.processorSeconds = processorSeconds
  }
}
