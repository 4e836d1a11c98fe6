import CLinux
import Glibc

/// The process that becomes a program of somebody else's to convert one file: before that it shuts
/// itself in, as far as the system lets it, with a folder that holds the file and nothing else of the
/// user's.
///
/// A document may name other files to be drawn into it, and a program may be made to do worse.
public struct ConverterProcess: Sendable {
  /// The hidden command's name.
  public static let name = "converter"

  private let program: String
  private let arguments: [String]
  private let folder: String
  /// Of the processor's time.
  private let seconds: Int

  /// Stands in the program's arguments for the folder, which may be seen elsewhere from inside.
  public static let folderMark = "{folder}"

  private static let mostOpenFiles: Int32 = 4096
  private static let mostMemory = 4 << 30
  private static let largestFile = 512 << 20

  public init(program: String, arguments: [String], folder: String, seconds: Int) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.seconds = seconds
  }

  /// The command line that starts it, when `launcher` is this program's path.
  public func command(launcher: String) -> [String] {
    [launcher, Self.name, folder, "\(seconds)", program] + arguments
  }

  /// From the arguments after the hidden command's name; nil where some are missing.
  public init?(arguments: some Sequence<String>) {
    let parts = Array(arguments)
    guard parts.count >= 3, let seconds = Int(parts[1]) else { return nil }
    self.init(
      program: parts[2], arguments: Array(parts[3...]), folder: parts[0], seconds: seconds)
  }

  /// Becomes the program.
  ///
  /// While the process has one thread: a wall binds the one that puts it up and those of its making.
  public func become() -> Never {
    kill_with_parent()
    // What whoever started us left open is not for it.
    for number in 3..<Self.mostOpenFiles { close(number) }
    limit()
    _ = forbid_new_privileges()
    let place = enterNamespaces() ? "/tmp" : folder
    // The program's socket for further calls lies in /tmp, wherever that is.
    let own = FileAccess.Rule(path: "/tmp", rights: .makeSocket)
    _ = FileAccess.restrict(
      to: systemRules + [own, FileAccess.Rule(path: place, rights: .all)])
    _ = SystemCallFilter.withoutNetwork.install()
    guard chdir(place) == 0 else { _exit(127) }
    let words = [program] + arguments.map { Self.replaced($0, by: place) }
    execve(program, Self.pointers(words), Self.pointers(Self.environment(home: place)))
    _exit(127)
  }

  private func limit() {
    ResourceLimit.coreFile.set(0)
    ResourceLimit.processorTime.set(seconds)
    ResourceLimit.memory.set(Self.mostMemory)
    ResourceLimit.fileSize.set(Self.largestFile)
  }

  /// No network, and the folder in place of /tmp; false where the system refuses.
  private func enterNamespaces() -> Bool {
    let namespaces = NEW_NETWORK_NAMESPACE | NEW_IPC_NAMESPACE | NEW_MOUNT_NAMESPACE
    guard unshare(NEW_USER_NAMESPACE | namespaces) == 0 || unshare(namespaces) == 0 else {
      return false
    }
    return mount(nil, "/", nil, PRIVATE_MOUNTS, nil) == 0
      && mount(folder, "/tmp", nil, BIND_MOUNT, nil) == 0
  }

  /// What programs of the system need, to be read and run.
  private var systemRules: [FileAccess.Rule] {
    let data = [
      "/usr", "/lib", "/lib64", "/bin", "/sbin", "/opt", "/etc/libreoffice", "/etc/fonts",
      "/etc/ld.so.cache", "/etc/localtime", "/etc/locale.alias", "/var/cache/fontconfig",
      "/var/lib/libreoffice", "/var/spool/libreoffice", "/proc/meminfo", "/proc/cpuinfo",
      "/proc/filesystems", "/sys/devices/system/cpu", "/dev/urandom", "/dev/random",
      programFolder,
    ]
    return data.map { FileAccess.Rule(path: $0, rights: [.read, .run]) } + [
      FileAccess.Rule(path: "/dev/null", rights: [.readFile, .writeFile])
    ]
  }

  /// Where the program itself lies, links followed.
  private var programFolder: String {
    let resolved = realpath(program, nil)
    defer { free(resolved) }
    let path = resolved.map { String(cString: $0) } ?? program
    return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }

  /// Its own home, and a locale in which numbers are written alike everywhere; nothing of the user's,
  /// which may hold secrets and the way to other programs.
  private static func environment(home: String) -> [String] {
    ["HOME=\(home)", "TMPDIR=\(home)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
  }

  private static func replaced(_ argument: String, by place: String) -> String {
    argument.replacing(folderMark, with: place)
  }

  private static func pointers(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }
}
