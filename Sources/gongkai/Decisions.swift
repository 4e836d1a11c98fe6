import ArgumentParser
import Foundation
import Store

/// What people decided, for learning and for other programs.
struct Decisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "Print what people decided in a review, one JSON object a line.",
    discussion: """
      The decisions that hold, each with document, field, decision, before, after, profile and \
      name; and the labels that were put right in tables. 'gongkai learned add' and 'gongkai \
      calibrate --decisions' read them.
      """)

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  func run() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var failure: (any Error)?
    try DocumentStore(StoreFolder(store), creating: false).eachLesson { lesson in
      do {
        print(String(decoding: try encoder.encode(lesson), as: UTF8.self))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
