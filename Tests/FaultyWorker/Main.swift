import Workers

/// A worker for tests that fails as its document tells it to.
@main
enum Main {
  static func main() { WorkerProcess.serve(FaultyService()) }
}
