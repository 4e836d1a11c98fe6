import Foundation

/// The documents with truth that are kept outside the project; tests that need them skip without.
public enum Corpus {
  /// The folder "../shared/corpus" beside the checkout, or the one named by GONGKAI_CORPUS.
  public static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["GONGKAI_CORPUS"]
    let path = named ?? Project.folder.deletingLastPathComponent().path + "/shared/corpus"
    return FileManager.default.fileExists(atPath: path) ? URL(filePath: path) : nil
  }()
}

/// The checkout the tests were built from.
public enum Project {
  public static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
