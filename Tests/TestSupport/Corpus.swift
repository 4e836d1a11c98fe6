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

  /// The Python that scripts/setup prepared with the validator; else the system's.
  public static let python: URL = {
    let prepared = folder.appending(path: ".venv/bin/python3")
    return FileManager.default.isExecutableFile(atPath: prepared.path)
      ? prepared : URL(filePath: "/usr/bin/python3")
  }()

  /// The command as built beside the tests.
  public static let gongkai = folder.appending(path: ".build/release/gongkai")
}
