import PageModel
import Workers

/// A worker for tests that fails as its document tells it to; its argument is the release it claims to
/// be of.
@main
enum Main {
  static func main() {
    // The command's own worker is given options.
    let words = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
    let version = words.first ?? Release.version
    WorkerProcess.serve(FaultyService(), version: version)
  }
}
