import CLinux
import Glibc
import Reading

/// The process between a worker and a recogniser: it sees to it that nothing of the recogniser outlives
/// what the worker has to ask.
///
/// A worker cannot do so itself: its sandbox lets it send no signal, and it may be killed any time. The
/// host learns from the pipe of requests, whose other end the system closes for a worker that is gone.
enum RecognizerHost {
  /// The hidden command's name.
  static let name = "recognizer-host"

  /// How this program is started to be the host of a shell command.
  static func command(for shellCommand: String) -> [String] {
    ["/proc/self/exe", name, shellCommand]
  }

  /// Runs the command in a shell until it ends by itself or has no more requests to come.
  static func serve(_ shellCommand: String) -> Never {
    setpgid(0, 0)
    // What the command started and left behind becomes a child of ours, wherever it stood.
    adopt_orphans()
    signal(SIGCHLD) { _ in
      while waitpid(-1, nil, WNOHANG) > 0 {}
      if errno == ECHILD { _exit(0) }
    }
    var identifier: pid_t = 0
    guard startProcess(["/bin/sh", "-c", shellCommand], &identifier) == 0 else { _exit(127) }
    // Else the worker would not see the end of its answers.
    close(STDOUT_FILENO)
    awaitLastRequest()
    endAll()
  }

  /// Returns when nobody holds the writing end of our standard input any more.
  private static func awaitLastRequest() {
    var requests = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    while poll(&requests, 1, -1) <= 0 {}
  }

  /// Kills children until there are none; those of a child that was killed are ours then.
  private static func endAll() -> Never {
    signal(SIGCHLD, SIG_DFL)
    // One that starts others faster than they are found ends with the group, as we do.
    for _ in 0..<1000 {
      let children = children
      for child in children { kill(child, SIGKILL) }
      guard !children.isEmpty, waitpid(-1, nil, 0) > 0 else { break }
    }
    kill(0, SIGKILL)
    _exit(0)
  }

  private static var children: [pid_t] {
    let file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(0, read(file, &text, text.count))
    return String(decoding: text[..<count], as: UTF8.self).split(separator: " ").compactMap {
      pid_t($0)
    }
  }
}
