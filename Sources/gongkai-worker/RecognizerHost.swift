import CLinux
import Glibc

/// The process that becomes a recogniser: it sees to it that none outlives its worker.
enum RecognizerHost {
  /// The hidden command's name.
  static let name = "recognizer-host"

  /// How this program is started to become the recogniser of a shell command.
  static func command(for shellCommand: String) -> [String] {
    ["/proc/self/exe", name, shellCommand]
  }

  /// Becomes a shell that runs the command; the system kills it when the worker ends, however it ends.
  static func become(_ shellCommand: String) -> Never {
    kill_with_parent()
    var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", shellCommand].map {
      (word: String) in
      strdup(word)
    }
    arguments.append(nil)
    execv("/bin/sh", arguments)
    _exit(127)
  }
}
