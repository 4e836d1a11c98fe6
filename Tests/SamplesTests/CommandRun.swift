import Foundation

/// A command that ran to its end, with what it wrote.
struct CommandRun {
  let code: Int32
  let output: String
  let errors: String

  /// Runs it in `folder`, with `path` put before the search path; throws when it cannot be started.
  init(
    _ command: URL, _ arguments: [String], in folder: URL? = nil, searching path: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let path {
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = path + ":" + (environment["PATH"] ?? "")
      process.environment = environment
    }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: neither output can fill up while the other is read.
    let outputFile = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let errorFile = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    defer { for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
  }
}
