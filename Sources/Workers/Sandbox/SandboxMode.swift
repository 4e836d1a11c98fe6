/// How strictly workers are shut in.
public enum SandboxMode: String, Hashable, Sendable, CaseIterable {
  /// As far as the system can; what it cannot is told.
  case auto
  /// Nothing is read where anything cannot be had.
  case require
  case off
}

/// One of the walls of a sandbox.
public enum SandboxWall: String, Hashable, Sendable, CaseIterable {
  /// No program that is started may gain rights by it.
  case privileges
  /// Its own namespaces of users and network: no interface, not even the machine's own.
  case namespaces
  /// Landlock: files can be read where the readers' data lie, and nothing be written.
  case files
  /// A filter of system calls: no program, no socket, no file opened for writing.
  case systemCalls

  /// What is missed without it, as a clause.
  public var absence: String {
    switch self {
    case .privileges: "new privileges cannot be forbidden"
    case .namespaces: "namespaces of users and network are refused"
    case .files: "there is no Landlock, so workers can read files (Linux 5.13 has it)"
    case .systemCalls: "system calls cannot be filtered"
    }
  }
}

/// What of its sandbox a worker could enter.
public struct SandboxReport: Hashable, Sendable {
  public var mode: SandboxMode
  /// The walls that could not be had; empty when the sandbox is off, for then none was wanted.
  public var missing: [SandboxWall]

  public init(mode: SandboxMode, missing: [SandboxWall] = []) {
    self.mode = mode
    self.missing = missing
  }

  /// Whether input may be read in it.
  public var isSufficient: Bool { mode != .require || missing.isEmpty }

  /// One clause for whoever runs the program; nil when all is as it should be.
  public var complaint: String? {
    guard mode != .off else { return "off, by --sandbox off" }
    guard !missing.isEmpty else { return nil }
    return missing.map(\.absence).joined(separator: "; ")
  }
}
