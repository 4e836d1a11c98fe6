import Glibc
import Workers

/// A walk through a folder and all below it, by name; a folder met again through a link is passed.
///
/// Hidden folders are passed too, hidden files are not: a document must not be lost for its name.
public struct FolderWalk {
  private(set) var found: [Result<LocatedInput, LocatingFailure>] = []
  private let root: String
  private let extensions: Set<String>
  private var visited: Set<[UInt64]> = []

  init(_ root: String, extensions: Set<String>) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.extensions = extensions
  }

  /// The files below a folder whose names end so, by their paths relative to it, in order.
  public static func files(below folder: String, ending: String) -> [String] {
    let last = ending.split(separator: ".").last.map(String.init) ?? ending
    var walk = FolderWalk(folder, extensions: [last])
    walk.run()
    return walk.found.compactMap { try? $0.get().relativePath }.filter { $0.hasSuffix(ending) }
  }

  mutating func run() { visit(root, relativePath: "") }

  private mutating func visit(_ folder: String, relativePath: String) {
    do throws(SystemError) {
      let status = try FileStatus(of: folder)
      guard visited.insert(status.identity).inserted else { return }
      for name in try Self.names(in: folder) {
        take(folder + "/" + name, relativePath: relativePath + name.readablePath)
      }
    } catch {
      let reason = DocumentError.inaccessible(error.reason).reason
      found.append(.failure(LocatingFailure(name: folder.readablePath, reason: reason)))
    }
  }

  private mutating func take(_ path: String, relativePath: String) {
    let status: FileStatus
    do throws(SystemError) {
      status = try FileStatus(of: path)
    } catch {
      guard isDocument(relativePath) else { return }
      let reason =
        error.number == ENOENT
        ? "the link leads nowhere, or the file has vanished"
        : DocumentError.inaccessible(error.reason).reason
      return fail(path, reason)
    }
    switch status.kind {
    case .folder where !path.lastPathPart.hasPrefix("."):
      visit(path, relativePath: relativePath + "/")
    case .file where isDocument(relativePath):
      found.append(
        .success(
          LocatedInput(
            source: .path(path), name: path.readablePath, relativePath: relativePath,
            byteCount: status.byteCount)))
    case .other where isDocument(relativePath): fail(path, DocumentError.notAFile.reason)
    default: break
    }
  }

  private mutating func fail(_ path: String, _ reason: String) {
    found.append(.failure(LocatingFailure(name: path.readablePath, reason: reason)))
  }

  private func isDocument(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    return extensions.contains(path[path.index(after: dot)...].lowercased())
  }

  /// The names in a folder but for itself and its parent, sorted by their bytes.
  private static func names(in folder: String) throws(SystemError) -> [String] {
    guard let directory = unsafe folder.withPath({ unsafe opendir($0) }) else {
      throw SystemError("opendir")
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { text in
        unsafe text.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          let all = unsafe UnsafeBufferPointer(start: bytes, count: 256)
          return unsafe String(path: Array(all.prefix { $0 != 0 }))
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
