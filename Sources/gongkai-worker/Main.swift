import Glibc
import Workers

/// Where a worker begins: the program that C libraries are linked into, which may die.
@main
enum Main {
  static func main() throws {
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case RecognizerHost.name where arguments.count == 2: RecognizerHost.serve(arguments[1])
    case InProcess.name where arguments.count > 2:
      try InProcess(folder: arguments[1]).extract(Array(arguments[2...]))
    default: WorkerProcess.serve(ReadingService(RecognitionSettings(workerArguments: arguments)))
    }
  }
}
