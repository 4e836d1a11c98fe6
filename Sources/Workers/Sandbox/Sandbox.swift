import CLinux
import Glibc

/// The walls a worker puts around itself before it sees any input: it keeps its pipes, what it has
/// open, its memory, and reading access to the data of the libraries.
///
/// It must be entered while the process has one thread: Landlock and namespaces bind the thread that
/// asks for them and those it starts later.
enum Sandbox {
  /// Enters as far as the system lets it; gives what it could not.
  static func enter(_ mode: SandboxMode) -> SandboxReport {
    guard mode != .off else { return SandboxReport(mode: .off) }
    // In this order: the last wall forbids what puts up the others.
    let walls: [(SandboxWall, () -> Bool)] = [
      (.privileges, { forbid_new_privileges() == 0 }),
      (.namespaces, enterNamespaces),
      (.files, { FileAccess.restrict(to: LibraryData.rules) }),
      (.systemCalls, { SystemCallFilter().install() }),
    ]
    return SandboxReport(mode: mode, missing: walls.filter { !$0.1() }.map(\.0))
  }

  /// A user of its own first: it has no rights outside, and may have an empty network without being
  /// the administrator.
  private static func enterNamespaces() -> Bool {
    let namespaces = NEW_NETWORK_NAMESPACE | NEW_IPC_NAMESPACE
    return unshare(NEW_USER_NAMESPACE | namespaces) == 0 || unshare(namespaces) == 0
  }
}
