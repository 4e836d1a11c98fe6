/// How to start a worker process.
public struct WorkerCommand: Hashable, Sendable {
  public var executable: String
  public var arguments: [String]

  public init(executable: String = "/proc/self/exe", arguments: [String] = ["worker"]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// Set for every worker.
  ///
  /// OpenMP reads its limit once, before any code of ours runs; without it
  /// character recognition on few cores spends its time waiting for itself.
  static let environment = ["OMP_THREAD_LIMIT": "1"]
}
