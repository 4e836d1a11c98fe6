import Foundation

/// The executables that were built together with the tests.
public enum BuiltExecutable {
  public static let gongkai = folder.appending(path: "gongkai").path
  public static let worker = folder.appending(path: "gongkai-worker").path
  public static let faultyWorker = folder.appending(path: "faulty-worker").path

  /// The folder of the running tests, which is where the products lie.
  static let folder: URL = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent()
  }()
}
