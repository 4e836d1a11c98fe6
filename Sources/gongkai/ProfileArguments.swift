import ArgumentParser
import Labels
import Reading

/// The profiles a command works with: those built in and those named on the command line.
struct ProfileArguments: ParsableArguments {
  @Option(
    name: .customLong("profile"), parsing: .singleValue,
    help: ArgumentHelp(
      "A profile of your own beside those built in; repeatable.", valueName: "file"))
  var paths: [String] = []

  /// The bytes of the profiles named on the command line, in their order.
  func contents() throws -> [[UInt8]] {
    do throws(ReadingError) {
      return try paths.map { path throws(ReadingError) in try FileContent.bytes(at: path) }
    } catch {
      throw UsageError(message: "The profile cannot be used. \(error)")
    }
  }

  /// Throws a usage error for a file that is missing or no profile.
  func library() throws -> ProfileLibrary {
    do {
      var library = try ProfileLibrary.builtIn()
      for path in paths {
        let bytes = try FileContent.bytes(at: path)
        try library.add(bytes, file: path)
      }
      return library
    } catch let error as ProfileError {
      throw UsageError(message: "\(error)")
    } catch let error as ReadingError {
      throw UsageError(message: "The profile cannot be used. \(error)")
    }
  }
}
