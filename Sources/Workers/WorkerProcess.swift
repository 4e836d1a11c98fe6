import Glibc

/// What a process does to itself before it serves as a worker.
public struct WorkerProcess {
  /// The most memory it may address, in bytes; a document that wants more loses its worker.
  private static let addressSpace: rlim_t = 4 << 30

  /// Limits the process, keeps its standard output for responses alone, and serves until the parent
  /// has no more requests.
  public static func serve(_ service: consuming some DocumentService & ~Copyable) {
    signal(SIGPIPE, SIG_IGN)
    limit(__rlimit_resource_t(RLIMIT_AS.rawValue), to: addressSpace)
    limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
    let responses = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    // What C libraries print must not get between the responses.
    dup2(STDERR_FILENO, STDOUT_FILENO)
    endWithParent()
    var server = WorkerServer(service, input: STDIN_FILENO, output: responses)
    server.run()
  }

  private static func limit(_ resource: __rlimit_resource_t, to most: rlim_t) {
    var limits = rlimit()
    getrlimit(resource, &limits)
    limits.rlim_cur = min(most, limits.rlim_max)
    limits.rlim_max = limits.rlim_cur
    setrlimit(resource, &limits)
  }

  /// Ends the process as soon as nobody can send requests any more, even amid a C call.
  private static func endWithParent() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var requests = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
        while requests.revents & Int16(POLLHUP | POLLERR) == 0 { poll(&requests, 1, -1) }
        _exit(0)
      }, nil)
  }
}
