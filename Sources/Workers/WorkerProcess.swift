import CLinux
import Glibc
import PageModel

/// What a process does to itself before it serves as a worker.
public enum WorkerProcess {
  /// Keeps its standard output for responses alone, and serves until the parent has no more requests.
  ///
  /// Limits come with the parent's first request: what the service starts before is not bound by them.
  /// `version` is what the parent is told: it refuses a worker of another release.
  public static func serve(
    _ service: consuming some DocumentService & ~Copyable, version: String = Release.version
  ) {
    signal(SIGPIPE, SIG_IGN)
    let responses = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    // What C libraries print must not get between the responses.
    dup2(STDERR_FILENO, STDOUT_FILENO)
    var server = WorkerServer(
      service, version: version, input: STDIN_FILENO, output: responses)
    server.run()
  }

  /// Binds the process to its limits for good; gives what of its sandbox it could enter.
  static func confine(_ settings: WorkerSettings) -> SandboxReport {
    ResourceLimit.memory.set(settings.memory)
    ResourceLimit.coreFile.set(0)
    // Where this is refused the process ends with the first response that nobody takes.
    _ = exit_with_peer()
    return Sandbox.enter(settings.sandbox)
  }

  /// Grants so many seconds of processor time from now on.
  static func grant(processorSeconds: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    // The limit counts whole seconds of the process's life; those begun are given away.
    let used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1
    ResourceLimit.processorTime.set(used + processorSeconds)
  }
}
