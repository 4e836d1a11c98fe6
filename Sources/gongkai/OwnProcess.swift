import Glibc
import Workers

/// This same program started once more as another command.
struct OwnProcess {
  let arguments: [String]

  /// Runs it to its end; gives its exit code, or that of an interruption.
  ///
  /// Its standard output goes to `output`, a file, or where ours goes. Throws `SystemError`.
  func run(output: String? = nil, until cancellation: Cancellation) throws(SystemError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = (["gongkai"] + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var identifier: pid_t = 0
    let status = posix_spawn(&identifier, "/proc/self/exe", &actions, nil, pointers, environ)
    guard status == 0 else { throw SystemError("posix_spawn", number: status) }
    return wait(for: identifier, until: cancellation)
  }

  private func wait(for identifier: pid_t, until cancellation: Cancellation) -> Int32 {
    var isTold = false
    while true {
      var status: Int32 = 0
      if waitpid(identifier, &status, WNOHANG) == identifier {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : ExitCode.readerFailed.rawValue
      }
      if cancellation.isCancelled, !isTold {
        kill(identifier, SIGTERM)
        isTold = true
      }
      usleep(20_000)
    }
  }
}
