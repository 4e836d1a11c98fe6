import Foundation

/// A folder for one test; it and all in it goes away with the value.
public final class ScratchFolder: Sendable {
  public let path: String

  /// Where a program's own /tmp hides what lies there, one `besideProducts` is of use.
  public init(besideProducts: Bool = false) throws {
    let parent =
      besideProducts ? BuiltExecutable.folder : FileManager.default.temporaryDirectory
    path = parent.path + "/gongkai-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders it lies in; gives its path.
  @discardableResult
  public func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  /// Writes a file, with the folders it lies in; gives its path.
  @discardableResult
  public func file(_ name: String, _ data: Data) throws -> String {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// Every file and folder in it, hidden ones too, by relative path.
  public var contents: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}
