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
