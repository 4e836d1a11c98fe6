import Foundation
import TestSupport
import Testing

/// The recogniser as `scripts/engine` builds it, where this machine has it.
private let built = URL(filePath: BuiltExecutable.worker).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "lib/gongkai/glibc-hwcaps/x86-64-v3/libtesseract.so.5").path
private let isBuilt = FileManager.default.fileExists(atPath: built)

/// Makes the loader take the distribution's libraries before those beside the programs.
private let byThePackage = "LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu exec \"$0\" \"$@\""

@Test(.enabled(if: isBuilt))
func `the recogniser that is built for the processor reads what the packaged one reads`() throws {
  let libraries = try Command.run([], shell: "ldd '\(BuiltExecutable.worker)'").output
  #expect(String(decoding: libraries, as: UTF8.self).contains("lib/gongkai/"))

  var documents = ["department-targets", "purchases"].map {
    Project.folder.appending(path: "samples/\($0).pdf").path
  }
  if let forms = Corpus.folder?.appending(path: "forms") {
    for name in try FileManager.default.contentsOfDirectory(atPath: forms.path).sorted().prefix(2) {
      documents += ["seal", "bad"].map { forms.appending(path: "\(name)/scan-\($0).pdf").path }
    }
  }
  for document in documents {
    let arguments = ["extract", document, "--ocr", "always", "--pages", "1-2"]
    let ours = try Command.run(arguments)
    let theirs = try Command.run(arguments, shell: byThePackage)
    #expect(ours.output.count > 1000)
    #expect(ours.document == theirs.document, "\(document)")
  }
}
