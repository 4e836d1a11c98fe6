import Foundation

/// Attempts to do what a worker must not be able to do.
struct Escape {
  /// Holds a file named "secret".
  let folder: String

  /// The names of the attempts that the system let pass.
  var successes: [String] {
    let attempts: [(String, () -> Bool)] = [
      ("internet", { self.opens(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)) }),
      ("datagrams", { self.opens(socket(AF_INET6, Int32(SOCK_DGRAM.rawValue), 0)) }),
      ("local-socket", { self.opens(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)) }),
      ("create", { self.opens(open(self.folder + "/new", O_WRONLY | O_CREAT, 0o600)) }),
      ("overwrite", { self.opens(open(self.folder + "/secret", O_RDWR)) }),
      ("append", { self.opens(open(self.folder + "/secret", O_WRONLY | O_APPEND)) }),
      ("read", { self.opens(open(self.folder + "/secret", O_RDONLY)) }),
      ("list", { self.opens(open(self.folder, O_RDONLY | O_DIRECTORY)) }),
      ("delete", { unlink(self.folder + "/secret") == 0 }),
      ("make-folder", { mkdir(self.folder + "/made", 0o700) == 0 }),
      ("rights", { chmod(self.folder, 0o777) == 0 }),
      ("signal", { kill(getppid(), 0) == 0 }),
      ("program", runProgram),
    ]
    return attempts.filter { $0.1() }.map(\.0)
  }

  private func opens(_ descriptor: Int32) -> Bool {
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }

  private func runProgram() -> Bool {
    var identifier: pid_t = 0
    let program = strdup("/bin/true")
    defer { free(program) }
    var arguments = [program, nil]
    guard posix_spawn(&identifier, "/bin/true", nil, nil, &arguments, nil) == 0 else {
      return false
    }
    var status: Int32 = 0
    return waitpid(identifier, &status, 0) == identifier && status == 0
  }
}
