import Foundation
import TestSupport
import Testing

/// The samples against their truth.
@Suite struct SamplesTests {
  @Test func `there are at least ten samples, each with its truth`() {
    #expect(SampleExtraction.names.count >= 10)
    for name in SampleExtraction.names {
      let truth = SampleExtraction.truth(of: name)
      #expect(FileManager.default.fileExists(atPath: truth.path), "\(name) has no truth")
    }
  }

  @Test(arguments: SampleExtraction.names)
  func `a sample comes out as its truth says`(name: String) throws {
    let comparison = try CommandRun(
      Project.python,
      [
        Project.folder.appending(path: "scripts/truth_comparison.py").path,
        SampleExtraction.truth(of: name).path, SampleExtraction.document(of: name).path,
      ])
    #expect(comparison.code == 0, "\(comparison.output)\(comparison.errors)")
  }

  @Test func `every sample's document keeps to the contract`() throws {
    let documents = SampleExtraction.names.map(SampleExtraction.document)
    let violations = try ContractValidator.violations(inFiles: documents)
    #expect(violations.isEmpty, "\(violations.prefix(10).joined(separator: "\n"))")
  }

  @Test func `the encrypted sample without its password ends with the code for that`() throws {
    let sample = SampleExtraction.folder.appending(path: "encrypted.pdf").path
    let run = try CommandRun(Project.gongkai, ["extract", sample])
    #expect(run.code == 4)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("password"))
  }
}
