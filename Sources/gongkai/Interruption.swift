import ArgumentParser
import Dispatch
import Glibc
import Workers

/// A command that SIGINT and SIGTERM end by its own exit code, from its first moment on.
protocol InterruptibleCommand: ParsableCommand {}

/// SIGINT and SIGTERM as a cancellation; a second one ends the process at once.
enum Interruption {
  /// How long what is in work may take to end, in seconds: most documents take less, and a person waits so
  /// long.
  static let grace = 3.0

  /// From here on the two signals end the process with the code that scripts know, at once: nothing has
  /// begun that would have to be ended first.
  static func endAtOnce() {
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in _exit(ExitCode.interrupted.rawValue) }
      sigaddset(&numbers, number)
    }
    // Whoever started us may have them blocked, as all threads of Dispatch have.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// From here on the two signals no longer end the process by themselves.
  static func cancellation(grace: Double = 0) throws(SystemError) -> Cancellation {
    let cancellation = try Cancellation()
    for number in [SIGINT, SIGTERM] {
      // Sources catch signals by themselves here. Ignored until then, one that comes now would be lost.
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { @Sendable in
        if cancellation.isCancelled { _exit(ExitCode.interrupted.rawValue) }
        if grace > 0, StandardError.isTerminal {
          StandardError.write(
            "\r\u{1B}[Kgongkai: what is nearly done is ended first; once more stops at once.\n")
        }
        cancellation.cancel(grace: grace)
      }
      source.resume()
      // A source that nobody holds is cancelled and its signal lost: this one lasts as long as the process.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
    return cancellation
  }
}
