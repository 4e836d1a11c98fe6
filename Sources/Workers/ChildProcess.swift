import Glibc

/// A running worker and our ends of its pipes; when it is let go, the process is killed and reaped.
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
      let input = try Pipe()
      let output = try Pipe()
      let noise = try Pipe()
      output.widen(to: pipeSize)
      let identifier = try SpawnPlan(command).spawn(descriptors: [
        input.readEnd.number, output.writeEnd.number, noise.writeEnd.number,
      ])
      input.writeEnd.makeNonBlocking()
      noise.readEnd.makeNonBlocking()
      return ChildProcess(
        identifier: identifier, requests: input.takeWriteEnd(), responses: output.takeReadEnd(),
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
    // Reaping one that `ending` has reaped fails harmlessly: its number is no child of ours any more.
    waitpid(identifier, nil, 0)
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
