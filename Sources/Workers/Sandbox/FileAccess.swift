import CLinux
import Glibc

/// Which files a process may open, enforced by Landlock.
///
/// Access rights and versions: the kernel's Documentation/userspace-api/landlock.rst.
enum FileAccess {
  /// What may be done with a file, or a folder and all below it.
  struct Rights: OptionSet {
    let rawValue: UInt64

    static let run = Rights(rawValue: 1 << 0)
    static let writeFile = Rights(rawValue: 1 << 1)
    static let readFile = Rights(rawValue: 1 << 2)
    static let readFolder = Rights(rawValue: 1 << 3)
    static let makeSocket = Rights(rawValue: 1 << 9)
    static let read: Rights = [.readFile, .readFolder]
    /// Whatever the system's version of Landlock knows.
    static let all = Rights(rawValue: .max)

    /// Those that a file can have; the others are a folder's.
    private static let ofFiles: Rights = [
      .run, .writeFile, .readFile, Rights(rawValue: 1 << 14), Rights(rawValue: 1 << 15),
    ]

    /// Those that make sense there, of those that are known.
    fileprivate func applicable(toFolder isFolder: Bool, among known: UInt64) -> UInt64 {
      (isFolder ? self : intersection(Self.ofFiles)).rawValue & known
    }
  }

  /// What is allowed; where nothing is at the path, nothing need be.
  struct Rule {
    let path: String
    let rights: Rights
  }

  /// Restricts the thread and those it starts; false where the system has no Landlock.
  static func restrict(to allowed: [Rule]) -> Bool {
    let version = landlock_version()
    guard version >= 1 else { return false }
    var rules = landlock_ruleset()
    rules.handled_access_fs = fileRights(version)
    // Binding and connecting by TCP; abstract sockets and signals that lead out.
    if version >= 4 { rules.handled_access_net = 3 }
    if version >= 6 { rules.scoped = 3 }
    let size = version >= 6 ? 24 : version >= 4 ? 16 : 8
    let number = landlock_create(&rules, size)
    guard number >= 0 else { return false }
    let ruleset = FileDescriptor(owning: number)
    for rule in allowed { allow(rule, in: ruleset.number, knowing: rules.handled_access_fs) }
    return landlock_enter(ruleset.number) == 0
  }

  /// All rights that Landlock of that version knows, each of which is then denied where not allowed.
  private static func fileRights(_ version: Int32) -> UInt64 {
    let count = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13
    return (1 << UInt64(count)) - 1
  }

  private static func allow(_ allowed: Rule, in ruleset: Int32, knowing known: UInt64) {
    let number = open(allowed.path, OPEN_PATH_ONLY | O_CLOEXEC)
    guard number >= 0 else { return }
    let file = FileDescriptor(owning: number)
    var status = stat()
    guard fstat(file.number, &status) == 0 else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    var rule = landlock_path_beneath(
      allowed_access: allowed.rights.applicable(toFolder: isFolder, among: known),
      parent_fd: file.number)
    _ = landlock_allow(ruleset, &rule)
  }
}
