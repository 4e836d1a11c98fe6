import ArgumentParser
import Store

/// What a store holds and how far its runs are.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what became of the documents of a store.",
    discussion: "Every distinct content counts once, however many files have it.")

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  @Flag(help: "JSON on standard output instead of a table.")
  var json = false

  @Flag(help: "Name every document that is not whole, with the reason.")
  var failures = false

  @Option(help: ArgumentHelp("Name so many documents that took longest.", valueName: "n"))
  var slowest = 5

  func validate() throws {
    guard (0...1_000_000).contains(slowest) else {
      throw ValidationError("--slowest takes a number from 0 to 1000000, not \(slowest).")
    }
  }

  func run() throws {
    let ledger = try DocumentStore(StoreFolder(store), creating: false)
    let status = try StoreStatus(ledger, slowest: slowest, withFailures: failures || json)
    print(json ? status.json : status.table(withFailures: failures))
  }
}
