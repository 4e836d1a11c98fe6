import ArgumentParser
import Store

/// Proof that nobody changed what was decided.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check that the review's log of decisions is whole.",
    discussion: """
      Every entry carries a digest of itself and of the one before. Note the last digest somewhere \
      else from time to time: --expect then proves that nothing up to it was changed since.
      """)

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  @Option(help: ArgumentHelp("A digest that was noted before.", valueName: "digest"))
  var expect: String?

  func run() throws {
    let report = try DocumentStore(StoreFolder(store), creating: false).audit(expecting: expect)
    if let fault = report.fault {
      StandardError.write(
        "gongkai: \(store): the log is not as it was written: entry \(fault.entry): "
          + "\(fault.reason).\n")
      throw ExitCode.someFailed
    }
    if let expect, !report.hasExpected {
      StandardError.tell(
        "\(store): the log has no entry with the digest \(expect): it was replaced.")
      throw ExitCode.someFailed
    }
    print("\(report.entryCount) decisions, whole; the last digest is \(report.lastDigest)")
  }
}
