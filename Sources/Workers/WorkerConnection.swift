import CLinux
import Glibc
import PageModel

/// One running worker as its owner talks to it: whole messages, each awaited with a deadline.
struct WorkerConnection: ~Copyable {
  private let process: ChildProcess
  private let cancellation: Cancellation
  private var arrived = FrameBuffer()
  private var noise = NoiseTail()
  private let limits: WorkerLimits
  /// What of its sandbox the worker could enter; nil until it has said so.
  private var sandboxReport: SandboxReport?
  private var chunk = [UInt8](repeating: 0, count: 1 << 17)

  /// How long a process that closed its pipes may take to end, before it is killed.
  private static let endingPatience = 500

  /// A message that has begun is all in the worker's memory: where nothing more of it comes in so many
  /// seconds, something else was written in its place.
  private static let messagePatience = 10.0

  /// How long a response that comes at once takes at most, in milliseconds.
  private static let slowness: Int32 = 200

  /// Starts a worker; throws `notStarted`.
  init(
    _ command: WorkerCommand, limits: WorkerLimits, cancellation: Cancellation
  ) throws(WorkerFailure) {
    process = try ChildProcess.start(command)
    self.limits = limits
    self.cancellation = cancellation
  }

  /// Tells the worker its limits; comes first.
  mutating func begin() throws(WorkerFailure) {
    try send(
      .begin(limits.settings), with: nil, before: Deadline(limits, remaining: limits.document))
  }

  /// What of its sandbox the worker could enter; waits until it has said so.
  mutating func sandbox(before deadline: Deadline) throws(WorkerFailure) -> SandboxReport {
    if let sandboxReport { return sandboxReport }
    guard case .ready(let version, let report) = try greeting(before: deadline) else {
      throw .outOfTurn
    }
    guard version == Release.version else { throw .otherVersion(version) }
    sandboxReport = report
    return report
  }

  /// What of the worker's memory is in use, in bytes.
  var residentMemory: Int { process.residentMemory }

  /// Sends a request, however long, and an open file beside it; throws when the worker does not take
  /// it in time.
  mutating func send(
    _ request: WorkerRequest, with file: Int32?, before deadline: Deadline
  ) throws(WorkerFailure) {
    let frame = FrameBuffer.frame(of: request)
    var sent = 0
    while sent < frame.count {
      let count = frame.withUnsafeBytes { raw in
        send_with_file(
          process.requests.number, raw.baseAddress?.advanced(by: sent), raw.count - sent,
          sent == 0 ? file ?? -1 : -1)
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        try wait(for: POLLOUT, on: process.requests.number, deadline)
      } else if errno != EINTR {
        throw ending()
      }
    }
  }

  /// The next response; throws when none comes in time or what comes is none.
  ///
  /// `whileSlow` is called now and again where it does not come at once.
  mutating func receive(
    before deadline: Deadline, whileSlow: (() -> Void)? = nil
  ) throws(WorkerFailure) -> WorkerResponse {
    let report = try sandbox(before: deadline)
    guard report.isSufficient else { throw .unconfined(report) }
    return try message(before: deadline, whileSlow: whileSlow)
  }

  /// The first message, which every worker sends by itself.
  private mutating func greeting(before deadline: Deadline) throws(WorkerFailure) -> WorkerResponse
  {
    do throws(WorkerFailure) {
      return try message(before: deadline)
    } catch {
      if case .garbled = error { throw .noReader(reason: "it is another program") }
      throw error
    }
  }

  private mutating func message(
    before deadline: Deadline, whileSlow: (() -> Void)? = nil
  ) throws(WorkerFailure) -> WorkerResponse {
    while true {
      if let response = try nextResponse() { return response }
      let messageEnd =
        arrived.isAmidMessage ? MonotonicClock.seconds + Self.messagePatience : nil
      try wait(
        for: POLLIN, on: process.responses.number, deadline, atMostUntil: messageEnd,
        whileSlow: whileSlow)
      let count = read(process.responses.number, &chunk, chunk.count)
      if count > 0 {
        arrived.append(chunk[0..<count])
      } else if count == 0 || errno != EINTR {
        throw ending()
      }
    }
  }

  private mutating func nextResponse() throws(WorkerFailure) -> WorkerResponse? {
    do throws(WireError) {
      guard let message = try arrived.next() else { return nil }
      return try WorkerResponse(wireBytes: message)
    } catch {
      throw .garbled(error)
    }
  }

  /// Waits until the file is ready, and takes in what the worker says on standard error meanwhile.
  private mutating func wait(
    for events: Int32, on descriptor: Int32, _ deadline: Deadline, atMostUntil end: Double? = nil,
    whileSlow: (() -> Void)? = nil
  ) throws(WorkerFailure) {
    while true {
      if let end, MonotonicClock.seconds >= end { throw .unfinished }
      var files = [
        pollfd(fd: descriptor, events: Int16(events), revents: 0),
        pollfd(fd: noise.isOver ? -1 : process.noise.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: cancellation.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let patience = whileSlow == nil ? Int32.max : Self.slowness
      let count = poll(
        &files, nfds_t(files.count), min(patience, try deadline.remainingMilliseconds()))
      if files[2].revents != 0 { throw .cancelled }
      if files[1].revents != 0 { noise.drain(process.noise.number) }
      if count > 0, files[0].revents != 0 { return }
      if count == 0 { whileSlow?() }
    }
  }

  /// The worker closed its pipes: how and with which last words it ended.
  private mutating func ending() -> WorkerFailure {
    let ending = process.ending(withinMilliseconds: Self.endingPatience)
    noise.drain(process.noise.number)
    return switch ending {
    case .signal(SIGXCPU): .exhausted(seconds: limits.page)
    case .signal(let signal): .crashed(signal: signal, noise: noise.text)
    case .status(let status) where sandboxReport == nil:
      .noReader(reason: "it ended with status \(status)")
    case .status(let status): .exited(status: status, noise: noise.text)
    case nil: .exited(status: -1, noise: noise.text)
    }
  }
}

extension WorkerFailure {
  fileprivate static var unfinished: WorkerFailure {
    .garbled(.invalid("a message that does not end", offset: 0))
  }
}
