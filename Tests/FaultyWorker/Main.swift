import PageModel
import Workers

/// A worker for tests that fails as its document tells it to; its argument is the release it claims to
/// be of.
@main
enum Main {
  static func main() {
    let version = CommandLine.arguments.dropFirst().first ?? Release.version
    WorkerProcess.serve(FaultyService(), version: version)
  }
}
