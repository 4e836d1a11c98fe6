import Foundation
import TestSupport

/// A run of the built executable: what it wrote and how it ended.
struct Command {
  let code: Int32
  let output: Data
  let errors: String

  /// Runs it to its end; `shell` puts it into a shell line in which "$0" stands for it.
  static func run(
    _ arguments: [String], input: Data? = nil, shell: String = "exec \"$0\" \"$@\""
  ) throws -> Command {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", shell, BuiltExecutable.gongkai] + arguments
    let folder = try ScratchFolder()
    let (output, errors) = (folder.path + "/output", folder.path + "/errors")
    for path in [output, errors] {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let given = try folder.file("input", input ?? Data())
    process.standardInput = FileHandle(forReadingAtPath: given)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Command(
      code: process.terminationStatus, output: try Data(contentsOf: URL(filePath: output)),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// What it wrote to standard output, without the time it took.
  var document: String { String(decoding: output, as: UTF8.self).withoutElapsedTime }

  /// The JSON it wrote to standard output.
  var json: [String: Any]? {
    (try? JSONSerialization.jsonObject(with: output)) as? [String: Any]
  }
}

extension ScratchFolder {
  /// The bytes of an output without the time it took.
  func document(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8).withoutElapsedTime
  }

  /// The JSON in one of its files.
  func json(_ name: String) -> [String: Any]? {
    guard let data = FileManager.default.contents(atPath: path + "/" + name) else { return nil }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
  }
}

extension String {
  fileprivate var withoutElapsedTime: String {
    replacing(/"elapsed_ms":\s*\d+/, with: "")
  }
}
