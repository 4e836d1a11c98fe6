import ArgumentParser
import Glibc
import Workers

/// Where the process begins, as the command or as one of its workers.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // A file size limit is to be an error of the write, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    if CommandLine.arguments.dropFirst().first == "worker" {
      let settings = RecognitionSettings(workerArguments: CommandLine.arguments.dropFirst(2))
      WorkerProcess.serve(ReadingService(settings))
    } else {
      exit(runCommand().rawValue)
    }
  }

  /// Parses the command line and does what it says.
  private static func runCommand() -> ExitCode {
    do {
      var command = try Gongkai.parseAsRoot()
      try command.run()
      return .ok
    } catch let code as ExitCode {
      return code
    } catch let error as UsageError {
      StandardError.write("gongkai: \(error.message)\n")
      return .badUsage
    } catch let error as SystemError {
      StandardError.write("gongkai: the system refuses \(error.call) (\(error.reason)).\n")
      return .internalError
    } catch {
      return tell(error)
    }
  }

  /// Help and versions go to standard output, what is wrong with the command line to standard error.
  private static func tell(_ error: any Error) -> ExitCode {
    let text = Gongkai.fullMessage(for: error)
    if Gongkai.exitCode(for: error).isSuccess {
      print(text)
      return .ok
    }
    StandardError.write(text + "\n")
    return .badUsage
  }
}
