import PageModel

/// The talk with a worker process, which is started when needed and replaced when it failed.
struct WorkerSession: ~Copyable {
  let limits: WorkerLimits
  private let command: WorkerCommand
  private let cancellation: Cancellation
  private var connection: WorkerConnection?
  private var pagesServed = 0
  /// Which document the process has open.
  private(set) var openDocument: Int?
  /// The pages of it that the process has read and keeps.
  private var keptPages: Set<Int> = []

  init(_ command: WorkerCommand, limits: WorkerLimits, cancellation: Cancellation) {
    self.command = command
    self.limits = limits
    self.cancellation = cancellation
  }

  /// Whether nothing more is to be begun.
  var isCancelled: Bool { cancellation.isCancelled }

  mutating func warmUp() {
    // A start that fails is tried again, and told of, when there is something to read.
    do { try ensureRunning() } catch {}
  }

  /// What of its sandbox the process could enter.
  mutating func sandbox() throws(WorkerFailure) -> SandboxReport {
    try ensureRunning()
    let deadline = Deadline(limits, remaining: limits.document)
    return try talking { connection throws(WorkerFailure) in
      try connection.sandbox(before: deadline)
    }
  }

  /// Sends a request to a running worker, with an open file beside it.
  mutating func send(
    _ request: WorkerRequest, with file: InputFile? = nil, _ deadline: Deadline
  ) throws(WorkerFailure) {
    try ensureRunning()
    try talking { connection throws(WorkerFailure) in
      try connection.send(request, with: file?.descriptor, before: deadline)
    }
  }

  /// The next response to what was sent; `whileSlow` is called now and again where it does not come at
  /// once.
  mutating func receive(
    _ deadline: inout Deadline, whileSlow: (() -> Void)? = nil
  ) throws(WorkerFailure) -> WorkerResponse {
    let before = deadline
    let response = try talking { connection throws(WorkerFailure) in
      try connection.receive(before: before, whileSlow: whileSlow)
    }
    deadline.extend()
    pagesServed += 1
    return response
  }

  /// The process has opened a document.
  mutating func hold(_ document: DocumentReading) { openDocument = document.number }

  /// The process no longer has a document open.
  mutating func releaseDocument() {
    openDocument = nil
    keptPages = []
  }

  /// The process keeps a page of the open document.
  mutating func keep(_ page: Int) { keptPages.insert(page) }

  /// The pages of a document that the process keeps.
  func keptPages(of document: DocumentReading) -> Set<Int> {
    openDocument == document.number ? keptPages : []
  }

  /// The process keeps pages no longer.
  mutating func releasePages() { keptPages = [] }

  /// Ends the process: the next request starts another.
  mutating func dropConnection() {
    connection = nil
    releaseDocument()
    pagesServed = 0
  }

  /// Makes sure that nothing another document left behind is held against the next one.
  mutating func renew() { if pagesServed > 0 { dropConnection() } }

  /// Ends a process that has served long or holds much memory.
  mutating func retireWhenTired() {
    guard let resident = connection?.residentMemory else { return }
    if pagesServed >= limits.pages || resident > limits.residentMemory { dropConnection() }
  }

  private mutating func ensureRunning() throws(WorkerFailure) {
    guard connection == nil else { return }
    var started = try WorkerConnection(command, limits: limits, cancellation: cancellation)
    try started.begin()
    connection = consume started
  }

  /// A worker that failed once is not talked to again.
  private mutating func talking<Answer>(
    _ body: (inout WorkerConnection) throws(WorkerFailure) -> Answer
  ) throws(WorkerFailure) -> Answer {
    guard var current = connection.take() else { throw .exited(status: 0, noise: "") }
    let answer = try body(&current)
    connection = consume current
    return answer
  }
}
