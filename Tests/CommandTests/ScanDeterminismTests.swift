import Foundation
import TestSupport
import Testing

/// Documents whose pages are drawn and recognised.
private let names = ["department-targets", "registration", "landscape"]

@Test func `a scanned page gives the same bytes after other pages and with any number of workers`()
  throws
{
  let folder = try ScratchFolder()
  for name in names {
    let sample = Project.folder.appending(path: "samples/\(name).pdf")
    try folder.file("in/\(name).pdf", Data(contentsOf: sample))
  }
  for jobs in ["1", "2"] {
    let command = try Command.run([
      "extract", folder.path + "/in", "-o", "\(folder.path)/\(jobs)", "--ocr", "always", "--jobs",
      jobs,
    ])
    #expect(command.code == 0)
  }
  for name in names {
    let alone = try Command.run(["extract", "\(folder.path)/in/\(name).pdf", "--ocr", "always"])
    let words = alone.document
    #expect(words.count > 1000)
    for jobs in ["1", "2"] {
      #expect(try folder.document("\(jobs)/\(name).json") == words)
    }
  }
}
