import Foundation
import TestSupport

/// The samples as extracted by the built command, once for all tests.
enum SampleExtraction {
  /// The password of the one sample that has one.
  static let password = "chenglan-2026"

  static let folder = Project.folder.appending(path: "samples")

  /// The names of the samples, without ".pdf".
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".pdf") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// Where each sample's JSON was written.
  static let output: URL = {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let inputs = names.map { folder.appending(path: "\($0).pdf").path }
    _ = try? CommandRun(
      Project.gongkai,
      ["extract"] + inputs + ["-o", output.path, "--password", password, "--quiet"])
    return output
  }()

  static func truth(of name: String) -> URL { folder.appending(path: "\(name).gold.json") }
  static func document(of name: String) -> URL { output.appending(path: "\(name).json") }
}
