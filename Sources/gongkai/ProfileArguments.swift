import ArgumentParser
import Labels
import Pipeline
import Workers

/// The profiles a command works with: those built in and those named on the command line.
struct ProfileArguments: ParsableArguments {
  @Option(
    name: .customLong("profile"), parsing: .singleValue,
    help: ArgumentHelp(
      "A profile of your own beside those built in; repeatable.", valueName: "file"))
  var paths: [String] = []

  /// The profiles named on the command line, in their order; throws a usage error for a file that is
  /// missing.
  func files() throws -> [AnalysisSetup.File] {
    do throws(FileError) {
      return try paths.map { path throws(FileError) in
        AnalysisSetup.File(name: path, bytes: try FileContent.bytes(at: path))
      }
    } catch {
      throw UsageError(message: "The profile cannot be used. \(error)")
    }
  }

  /// Throws a usage error for a file that is missing or no profile.
  func library() throws -> ProfileLibrary {
    do {
      var library = try ProfileLibrary.builtIn()
      for file in try files() { try library.add(file.bytes, file: file.name) }
      return library
    } catch let error as ProfileError {
      throw UsageError(message: "\(error)")
    }
  }
}
