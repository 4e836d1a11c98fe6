import Glibc

/// A running recogniser of someone else's and our ends of its pipes; when it is let go its requests end,
/// and it is killed and reaped where that is allowed.
///
/// In a worker's sandbox it is not: there the command is a host that ends with its requests, and the
/// recogniser with it.
struct RecognizerProcess: ~Copyable {
  /// Why it can be talked to no more.
  enum Failure: Error {
    case notStarted(Int32)
    case ended
    case late
    /// A line longer than any answer.
    case garbled
  }

  private let identifier: pid_t
  private let requests: Int32
  private let answers: Int32
  private var arrived: [UInt8] = []

  /// The longest line that is taken for an answer, in bytes.
  private static let longestLine = 1 << 20

  /// Starts the command, the program first, as the leader of a process group of its own.
  init(_ command: [String]) throws(Failure) {
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&input) == 0 else { throw .notStarted(errno) }
    guard pipe(&output) == 0 else {
      let number = errno
      for end in input { close(end) }
      throw .notStarted(number)
    }
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var started: pid_t = 0
    let status = Self.spawn(command, input: input[0], output: output[1], &started)
    close(input[0])
    close(output[1])
    guard status == 0 else {
      close(input[1])
      close(output[0])
      throw .notStarted(status)
    }
    for end in [input[1], output[0]] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    (identifier, requests, answers) = (started, input[1], output[0])
  }

  deinit {
    close(requests)
    close(answers)
    // What ends by itself can take more with it than its group.
    guard !isGone(within: 100) else { return }
    kill(-identifier, SIGKILL)
    // Without waiting for one that cannot be killed: the system does that when this process ends.
    _ = isGone(within: 100)
  }

  /// Whether it is reaped, or may not be, within so many milliseconds.
  private borrowing func isGone(within milliseconds: Int) -> Bool {
    for _ in 0..<milliseconds / 2 {
      if waitpid(identifier, nil, WNOHANG) != 0 { return true }
      usleep(2000)
    }
    return false
  }

  /// Sends a line; the line feed is added.
  func send(_ line: [UInt8], within milliseconds: Int) throws(Failure) {
    let bytes = line + [UInt8(ascii: "\n")]
    let end = Self.now + milliseconds
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        write(requests, raw.baseAddress.map { $0 + sent }, raw.count - sent)
      }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EAGAIN {
        try Self.wait(for: POLLOUT, on: requests, until: end)
      } else if errno != EINTR {
        throw .ended
      }
    }
  }

  /// The next line, without its line feed.
  mutating func receive(within milliseconds: Int) throws(Failure) -> [UInt8] {
    let end = Self.now + milliseconds
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      if let feed = arrived.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(arrived[..<feed])
        arrived.removeFirst(feed + 1)
        return line
      }
      guard arrived.count <= Self.longestLine else { throw .garbled }
      let count = read(answers, &chunk, chunk.count)
      if count > 0 {
        arrived += chunk[..<count]
      } else if count < 0, errno == EAGAIN {
        try Self.wait(for: POLLIN, on: answers, until: end)
      } else if count == 0 || errno != EINTR {
        throw .ended
      }
    }
  }

  private static func wait(
    for events: Int32, on descriptor: Int32, until end: Int
  ) throws(Failure) {
    let rest = end - now
    guard rest > 0 else { throw .late }
    var file = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    _ = poll(&file, 1, Int32(min(rest, 1000)))
  }

  /// Milliseconds of a clock that is never set back.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func spawn(
    _ command: [String], input: Int32, output: Int32, _ identifier: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    return startProcess(command, files: &actions, leadsGroup: true, &identifier)
  }
}

/// Starts a program with the usual answers to signals; returns an error's number or 0.
///
/// `files` may be nil: then it has ours. `leadsGroup` puts it at the head of a process group of its own.
package func startProcess(
  _ command: [String], files: UnsafePointer<posix_spawn_file_actions_t>? = nil,
  leadsGroup: Bool = false, _ identifier: inout pid_t
) -> Int32 {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setpgroup(&attributes, 0)
  let flags = POSIX_SPAWN_SETSIGDEF | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  return posix_spawn(&identifier, command[0], files, &attributes, arguments, environ)
}
