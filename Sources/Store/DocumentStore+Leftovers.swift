import GRDB
import Glibc

extension DocumentStore {
  /// Removes what a killed run left beside the database: files half written, and outputs that were
  /// put in their place and never put down.
  ///
  /// Only for the holder of the lock.
  public func removeLeftovers() throws(StoreError) {
    try removeLeftovers(in: StoreFolder.outputs, listedIn: "output")
    try removeLeftovers(in: StoreFolder.originals, listedIn: "original")
  }

  private func removeLeftovers(in folder: String, listedIn column: String) throws(StoreError) {
    for part in Self.names(in: self.folder.absolute(folder)) {
      let place = "\(folder)/\(part)"
      let found = Self.names(in: self.folder.absolute(place))
      guard !found.isEmpty else { continue }
      let known = try read { database in
        try Set(
          String.fetchAll(
            database,
            sql: "SELECT \(column) FROM documents WHERE \(column) >= ? AND \(column) < ?",
            arguments: ["\(place)/", "\(place)0"]))
      }
      for name in found where !known.contains("\(place)/\(name)") {
        unsafe unlink(self.folder.absolute("\(place)/\(name)"))
      }
    }
  }

  /// The names in a folder, in no order; none where it cannot be read.
  private static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { text in
        unsafe text.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
