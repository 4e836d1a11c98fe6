import Pipeline
import Workers

/// The paths that a run was given, held against what it found there.
struct LocatedPaths {
  private let given: [String]
  /// Everything that was found, and everything that could not be read.
  private let found: Set<String>
  private let failed: [String]

  init(_ paths: [String], _ inputs: [Result<LocatedInput, LocatingFailure>]) {
    given = paths.map { Self.folder($0.readablePath.absolutePath) }
    failed = inputs.compactMap { result in
      guard case .failure(let failure) = result else { return nil }
      return Self.folder(failure.name.absolutePath)
    }
    found = Set(inputs.compactMap { (try? $0.get())?.name.absolutePath })
  }

  /// Whether an input that could not be read once is gone or reads well: it was looked for, and what was
  /// found has neither it nor a folder above it that cannot be read now.
  func haveLost(_ path: String) -> Bool {
    guard given.contains(where: { Self.is(path, at: $0) }) else { return false }
    return !found.contains(path) && !failed.contains { Self.is(path, at: $0) }
  }

  private static func `is`(_ path: String, at place: String) -> Bool {
    path == place || path == place + "/" || path.hasPrefix(place + "/")
  }

  private static func folder(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
