import Glibc
import Pipeline
import Store
import Workers

extension String {
  /// The path from the root; nothing is looked up.
  var absolutePath: String {
    guard !hasPrefix("/") else { return self }
    guard let folder = getcwd(nil, 0) else { return self }
    defer { free(folder) }
    return String(cString: folder) + "/" + (hasPrefix("./") ? String(dropFirst(2)) : self)
  }
}

extension StoredInput {
  /// The name where it leads to the same place from here, else the path.
  var isWhereNamed: String { name.absolutePath == path ? name : path }
}

extension SystemError {
  /// A file that is not what it was a moment ago.
  static let changed = SystemError("read", number: ESTALE)
}

extension PageRangeOutcome {
  /// What the ledger keeps of pages that fared alike.
  init(_ range: ReadRange) {
    self.init(pages: range.pages, attempts: range.attempts, error: range.error)
  }
}
