import Foundation

/// The JSON Schema validator of scripts/validate-json, run on documents.
public enum ContractValidator {
  /// One sentence for each place where a document breaks the contract; empty when all hold.
  public static func violations(in documents: [[UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = documents.indices.map { folder.appending(path: "document-\($0).json") }
    for (file, document) in zip(files, documents) { try Data(document).write(to: file) }
    return try violations(inFiles: files)
  }

  /// The same for files on disk.
  public static func violations(inFiles files: [URL]) throws -> [String] {
    let validator = Process()
    validator.executableURL = Project.python
    let script = Project.folder.appending(path: "scripts/validate-json").path
    validator.arguments = [script] + files.map(\.path)
    let output = Pipe()
    validator.standardOutput = output
    validator.standardError = output
    try validator.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    validator.waitUntilExit()
    let lines = text.split(separator: "\n").map(String.init)
    return validator.terminationStatus == 0
      ? [] : lines + ["validator ended with code \(validator.terminationStatus)"]
  }
}
