import Glibc

/// A running worker and our ends of its socket and pipes; when it is let go, the process is killed and reaped.
struct ChildProcess: ~Copyable {
  let identifier: pid_t
  let requests: FileDescriptor
  let responses: FileDescriptor
  /// What the worker and the libraries in it write to standard output and error.
  let noise: FileDescriptor

  /// Room in the pipe of responses, so that a worker reads on while its last page is used.
  private static let pipeSize: Int32 = 1 << 20

  /// Starts the command; throws `notStarted`.
  static func start(_ command: WorkerCommand) throws(WorkerFailure) -> ChildProcess {
    do throws(SystemError) {
      let input = try SocketPair()
      let output = try Pipe()
      let noise = try Pipe()
      output.widen(to: pipeSize)
      let identifier = try SpawnPlan(command).spawn(descriptors: [
        input.far.number, output.writeEnd.number, noise.writeEnd.number,
      ])
      noise.readEnd.makeNonBlocking()
      return ChildProcess(
        identifier: identifier, requests: input.takeNear(), responses: output.takeReadEnd(),
        noise: noise.takeReadEnd())
    } catch {
      throw .notStarted(error)
    }
  }

  private init(
    identifier: pid_t, requests: consuming FileDescriptor, responses: consuming FileDescriptor,
    noise: consuming FileDescriptor
  ) {
    self.identifier = identifier
    self.requests = requests
    self.responses = responses
    self.noise = noise
  }

  deinit {
    kill(identifier, SIGKILL)
    ProcessReaper.take(identifier)
  }

  /// What of its memory is in use now, in bytes; 0 for a process that is gone.
  var residentMemory: Int {
    let descriptor = open("/proc/\(identifier)/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    let file = FileDescriptor(owning: descriptor)
    var text = [UInt8](repeating: 0, count: 128)
    let count = read(file.number, &text, text.count)
    let fields = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
  }

  /// How the process ended, given a moment to do so; nil while it still runs.
  func ending(withinMilliseconds patience: Int) -> ProcessEnding? {
    for _ in 0...patience {
      var status: Int32 = 0
      if waitpid(identifier, &status, WNOHANG) == identifier {
        return ProcessEnding(waitStatus: status)
      }
      usleep(1000)
    }
    return nil
  }
}

/// How a process ended.
enum ProcessEnding: Hashable, Sendable {
  case signal(Int32)
  case status(Int32)

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .status((waitStatus >> 8) & 0xFF) : .signal(signal)
  }
}
