import CLinux
import Glibc

/// Which files a worker may open, enforced by Landlock.
///
/// Access rights and versions: the kernel's Documentation/userspace-api/landlock.rst.
enum FileAccess {
  /// Where the libraries keep what they read while they work; folders count with all below them.
  ///
  /// Fonts, character maps, trained data, modules that are loaded when first needed.
  private static let readable = [
    "/usr/share/poppler", "/usr/share/tesseract-ocr", "/usr/share/tessdata",
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
    "/var/cache/fontconfig", "/usr/share/ghostscript/fonts", "/usr/share/X11/fonts",
    "/usr/share/color", "/usr/share/locale", "/usr/lib", "/usr/lib64", "/lib", "/lib64",
    "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo",
    "/proc/self/maps", "/proc/filesystems", "/sys/devices/system/cpu", "/dev/urandom",
  ]
  /// Names of environment variables that lead to such data elsewhere.
  private static let variables = ["TESSDATA_PREFIX", "POPPLER_DATADIR", "FONTCONFIG_PATH"]

  private static let readFile: UInt64 = 1 << 2
  private static let readFolder: UInt64 = 1 << 3

  /// Restricts the thread and those it starts; false where the system has no Landlock.
  static func restrict() -> Bool {
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
    let further = variables.compactMap { getenv($0).map { String(cString: $0) } }
    for path in readable + further { allow(path, in: ruleset.number) }
    return landlock_enter(ruleset.number) == 0
  }

  /// All rights that Landlock of that version knows, each of which is then denied where not allowed.
  private static func fileRights(_ version: Int32) -> UInt64 {
    let count = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13
    return (1 << UInt64(count)) - 1
  }

  /// Allows reading at the path; where nothing is, nothing need be allowed.
  private static func allow(_ path: String, in ruleset: Int32) {
    let number = open(path, OPEN_PATH_ONLY | O_CLOEXEC)
    guard number >= 0 else { return }
    let file = FileDescriptor(owning: number)
    var status = stat()
    guard fstat(file.number, &status) == 0 else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    var rule = landlock_path_beneath(
      allowed_access: isFolder ? readFile | readFolder : readFile, parent_fd: file.number)
    _ = landlock_allow(ruleset, &rule)
  }
}
