import Dispatch
import Glibc
import Workers

/// SIGINT and SIGTERM as a cancellation; a second one ends the process at once.
enum Interruption {
  /// From here on the two signals no longer end the process by themselves.
  static func cancellation() throws(SystemError) -> Cancellation {
    let cancellation = try Cancellation()
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { @Sendable in
        if cancellation.isCancelled { _exit(ExitCode.interrupted.rawValue) }
        cancellation.cancel()
      }
      source.resume()
      // A source that nobody holds is cancelled and its signal lost: this one lasts as long as the process.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
    return cancellation
  }
}
