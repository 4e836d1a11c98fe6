import Dispatch
import Glibc
import Workers

/// SIGINT and SIGTERM as a cancellation; a second one ends the process at once.
struct Interruption {
  let cancellation: Cancellation
  private let sources: [any DispatchSourceSignal]

  /// From here on the two signals no longer end the process by themselves.
  init() throws(SystemError) {
    let cancellation = try Cancellation()
    self.cancellation = cancellation
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { @Sendable in
        if cancellation.isCancelled { _exit(ExitCode.interrupted.rawValue) }
        cancellation.cancel()
      }
      source.resume()
      return source
    }
  }
}
