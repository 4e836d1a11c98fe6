import Workers

/// The workers of a run; the first one starts before there is anything to read.
public struct WorkerPool: Sendable {
  let workers: [Worker]
  let cancellation: Cancellation

  /// So many worker processes, at least 1.
  public init(
    count: Int, command: WorkerCommand = WorkerCommand(), limits: WorkerLimits = WorkerLimits(),
    cancellation: Cancellation
  ) {
    precondition(count >= 1, "A run needs a worker.")
    self.cancellation = cancellation
    workers = (0..<count).map { _ in
      Worker(command, limits: limits, cancellation: cancellation)
    }
    workers[0].warmUp()
  }

  /// What of their sandbox workers can enter here, as the first one found.
  @available(*, noasync)
  public func sandbox() throws(WorkerFailure) -> SandboxReport { try workers[0].sandbox() }
}
