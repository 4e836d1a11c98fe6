import ArgumentParser
import Glibc
import Pipeline
import Workers

/// A page as a picture, to see what was made of it.
struct Inspect: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Draw a page with the words, lines, cells, fields and flags found on it.",
    discussion: """
      Words are grey, ruling lines blue, cells outlined with their row and column; fields are \
      green when accepted and red when they need a review. The picture is a PNG file.
      """)

  @Argument(help: ArgumentHelp("A PDF or an image, or '-' for standard input.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("The page, from 1.", valueName: "n"))
  var page = 1

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The picture's file, or '-' for standard output.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("Dots per inch of the picture.", valueName: "n"))
  var resolution = 144

  @OptionGroup var reading: ReadingArguments

  func validate() throws {
    guard page >= 1 else { throw ValidationError("--page counts from 1.") }
    guard (18...600).contains(resolution) else {
      throw ValidationError("--resolution takes a number from 18 to 600, not \(resolution).")
    }
  }

  func run() throws {
    let cancellation = try Interruption.cancellation()
    let pool = WorkerPool(
      count: 1, command: reading.recognition.workerCommand,
      cancellation: cancellation)
    try pool.tellSandbox(isQuiet: false)
    let inspector = Inspector(
      ExtractionOptions(password: reading.password), tools: try reading.tools(), pool: pool)
    do throws(ExtractionFailure) {
      let picture = try inspector.picture(
        of: try input(), page: page, dotsPerInch: Double(resolution))
      try write(picture)
    } catch {
      if cancellation.isCancelled { throw ExitCode.interrupted }
      StandardError.tell("\(path): \(error.reason).")
      throw ExitCode(error)
    }
  }

  private func input() throws(ExtractionFailure) -> LocatedInput {
    let located = InputLocator().inputs(at: [path])
    guard let first = located.first, located.count == 1 else {
      throw .notLocated(LocatingFailure(name: path, reason: "it stands for several inputs"))
    }
    do throws(LocatingFailure) {
      return try first.get()
    } catch {
      throw .notLocated(error)
    }
  }

  private func write(_ picture: [UInt8]) throws(ExtractionFailure) {
    do throws(SystemError) {
      guard output != "-" else { return try WholeWrite.write(picture, to: STDOUT_FILENO) }
      try OutputFile(output).write(picture)
    } catch {
      throw .notWritten(path: output, error)
    }
  }
}
