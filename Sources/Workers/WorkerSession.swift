import PageModel

/// The talk with a worker process, which is started when needed and replaced when it failed.
struct WorkerSession: ~Copyable {
  private let command: WorkerCommand
  private let limits: TimeLimits
  private let cancellation: Cancellation
  private var connection: WorkerConnection?
  private var pagesServed = 0

  /// After so many pages a worker makes room for a fresh one: C libraries leak.
  private static let longestService = 2000

  init(_ command: WorkerCommand, limits: TimeLimits, cancellation: Cancellation) {
    self.command = command
    self.limits = limits
    self.cancellation = cancellation
  }

  mutating func warmUp() {
    // A start that fails is tried again, and told of, when there is something to read.
    do { try ensureRunning() } catch {}
  }

  /// A deadline for the document that is begun now; a tired worker is replaced first.
  mutating func begin() -> Deadline {
    if pagesServed >= Self.longestService { dropConnection() }
    return Deadline(limits)
  }

  /// Sends a request to a running worker.
  mutating func send(_ request: WorkerRequest, _ deadline: Deadline) throws(WorkerFailure) {
    try ensureRunning()
    try talking { connection throws(WorkerFailure) in
      try connection.send(request, before: deadline)
    }
  }

  /// The next response to what was sent.
  mutating func receive(_ deadline: inout Deadline) throws(WorkerFailure) -> WorkerResponse {
    let before = deadline
    let response = try talking { connection throws(WorkerFailure) in
      try connection.receive(before: before)
    }
    deadline.extend()
    pagesServed += 1
    return response
  }

  /// Ends the process: the next request starts another.
  mutating func dropConnection() {
    connection = nil
    pagesServed = 0
  }

  private mutating func ensureRunning() throws(WorkerFailure) {
    guard connection == nil else { return }
    connection = try WorkerConnection(command, cancellation: cancellation)
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
