import Glibc

/// How to start a worker process.
public struct WorkerCommand: Hashable, Sendable {
  /// The worker's name, in the folder of the program that starts it.
  public static let name = "gongkai-worker"

  public var executable: String
  public var arguments: [String]

  public init(executable: String = Self.neighbour, arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The worker beside the running program, wherever that was called from.
  public static let neighbour: String = {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count)
    let program = String(decoding: path.prefix(max(0, length)).map(UInt8.init), as: UTF8.self)
    let folder = program.utf8.lastIndex(of: UInt8(ascii: "/")).map { program[...$0] } ?? ""
    return folder + name
  }()

  /// Set for every worker.
  ///
  /// OpenMP reads its limit once, before any code of ours runs; without it
  /// character recognition on few cores spends its time waiting for itself. Its search frees and allocates small
  /// pieces by the thousand, of which glibc by itself keeps seven of a size at hand.
  static let environment = [
    "OMP_THREAD_LIMIT": "1", "GLIBC_TUNABLES": "glibc.malloc.tcache_count=2000",
  ]
}
