import ArgumentParser
import Changes
import Glibc
import Pipeline
import Workers

/// Two versions of a document, compared by what they say.
struct Diff: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell which fields, rows and tables differ between two versions of a document.",
    discussion: """
      Each version is a document, or the JSON that extract made of it. Layout does not count: \
      where lines and pages break, in which order rows stand.
      """)

  @Argument(help: ArgumentHelp("The older version.", valueName: "a"))
  var older: String

  @Argument(help: ArgumentHelp("The newer version.", valueName: "b"))
  var newer: String

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let cancellation = try Interruption.cancellation()
    let before = try document(older, cancellation)
    let after = try document(newer, cancellation)
    let difference = DocumentDifference(from: before, to: after)
    let bytes =
      json
      ? DifferenceJSON(difference, from: before, to: after).bytes
      : Array(DifferenceText.text(difference).utf8)
    do throws(SystemError) {
      try WholeWrite.write(bytes, to: STDOUT_FILENO)
    } catch {
      throw ExitCode.outputUnwritable
    }
  }

  /// The contract document in a file, or made of it.
  private func document(
    _ path: String, _ cancellation: Cancellation
  ) throws -> ContractDocument {
    let bytes: [UInt8]
    do {
      bytes = try FileContent.bytes(at: path)
    } catch {
      StandardError.tell("\(path): it cannot be read.")
      throw ExitCode.inputUnreadable
    }
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      guard let document = try? ContractDocument(json: bytes) else {
        StandardError.tell(
          "\(path): it is JSON, but none that extract wrote; give the document itself.")
        throw ExitCode.inputUnreadable
      }
      return document
    }
    return try extracted(path, cancellation)
  }

  private func extracted(
    _ path: String, _ cancellation: Cancellation
  ) throws -> ContractDocument {
    let place = try TemporaryFile()
    let file = path.hasPrefix("-") ? "./" + path : path
    let code = try OwnProcess(arguments: ["extract", "--quiet", file])
      .run(output: place.path, until: cancellation)
    if cancellation.isCancelled { throw ExitCode.interrupted }
    guard code == ExitCode.ok.rawValue || code == ExitCode.someFailed.rawValue,
      let document = try? ContractDocument(json: FileContent.bytes(at: place.path))
    else { throw ExitCode(rawValue: code) ?? .readerFailed }
    return document
  }
}

/// An empty file that goes away with the value.
private struct TemporaryFile: ~Copyable {
  let path: String

  init() throws(SystemError) {
    var pattern = Array("/tmp/gongkai-XXXXXX".utf8CString)
    let descriptor = mkstemp(&pattern)
    guard descriptor >= 0 else { throw SystemError("mkstemp") }
    close(descriptor)
    path = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unlink(path) }
}
