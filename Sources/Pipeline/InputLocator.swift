import Glibc
import Workers

/// Finds the documents that paths stand for: files, folders with all below them, standard input.
public struct InputLocator {
  /// In lower case; other files in a folder are passed over, a file that is named is always tried.
  ///
  /// Markdown is not among them: what lies beside documents in that form is about them.
  private static let extensions: Set<String> = [
    "pdf", "txt", "csv", "tsv", "html", "htm", "tif", "tiff", "png", "jpg", "jpeg",
  ]

  public init() {}

  /// What each path stands for, in order, each file once; folders are gone through by name.
  ///
  /// A link with a name of its own is an input of its own.
  public func inputs(at paths: [String]) -> [Result<LocatedInput, LocatingFailure>] {
    let found = paths.flatMap { path in path == "-" ? [standardInput()] : inputs(at: path) }
    guard paths.count > 1 else { return found }
    var seen: Set<FileName> = []
    return found.filter { result in
      guard case .success(let input) = result, case .path(let path) = input.source,
        let status = try? FileStatus(of: path)
      else { return true }
      return seen.insert(FileName(identity: status.identity, name: path.lastPathPart)).inserted
    }
  }

  /// Tells whether two paths name one file.
  private struct FileName: Hashable {
    let identity: [UInt64]
    let name: String
  }

  private func inputs(at path: String) -> [Result<LocatedInput, LocatingFailure>] {
    let status: FileStatus
    do throws(SystemError) {
      status = try FileStatus(of: path)
    } catch {
      let reason =
        error.number == ENOENT ? DocumentError.missing : .inaccessible(error.reason)
      return [.failure(LocatingFailure(name: path.readablePath, reason: reason.reason))]
    }
    switch status.kind {
    case .file:
      return [
        .success(
          LocatedInput(
            source: .path(path), name: path.readablePath,
            relativePath: path.readablePath.lastPathPart,
            byteCount: status.byteCount))
      ]
    case .folder: return documents(in: path)
    case .other:
      return [
        .failure(LocatingFailure(name: path.readablePath, reason: DocumentError.notAFile.reason))
      ]
    }
  }

  private func documents(in folder: String) -> [Result<LocatedInput, LocatingFailure>] {
    var walk = FolderWalk(folder, extensions: Self.extensions)
    walk.run()
    guard !walk.found.isEmpty else {
      return [
        .failure(
          LocatingFailure(name: folder.readablePath, reason: "the folder holds no documents"))
      ]
    }
    return walk.found
  }

  private func standardInput() -> Result<LocatedInput, LocatingFailure> {
    do throws(SystemError) {
      let bytes = try StandardInput.bytes()
      return .success(
        LocatedInput(
          source: .bytes(bytes), name: "-", relativePath: "stdin", byteCount: bytes.count))
    } catch {
      return .failure(
        LocatingFailure(name: "-", reason: "standard input cannot be read (\(error.reason))"))
    }
  }
}

extension String {
  /// What stands after the last slash.
  var lastPathPart: String {
    split(separator: "/").last.map { String($0) } ?? self
  }
}
