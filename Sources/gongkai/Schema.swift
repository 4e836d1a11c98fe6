import ArgumentParser
import Emit

/// Prints the JSON Schema that every output of `extract` follows.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the documents that extract writes.")

  func run() throws { print(documentSchema, terminator: "") }
}
