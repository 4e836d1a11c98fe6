import ArgumentParser
import CLinux
import Glibc
import Store
import Workers

/// Where the command begins; its workers are another program.
@main
enum Main {
  static func main() {
    open_standard_files()
    signal(SIGPIPE, SIG_IGN)
    // A file size limit is to be an error of the write, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    if arguments.first == ConverterProcess.name {
      guard let converter = ConverterProcess(arguments: arguments.dropFirst()) else {
        exit(ExitCode.badUsage.rawValue)
      }
      converter.become()
    }
    if kind is any InterruptibleCommand.Type { Interruption.endAtOnce() }
    // A run of thousands would grow until every thread has had its largest document.
    keep_heap_small()
    exit(flushed(runCommand()).rawValue)
  }

  /// Those of the command line, with paths in any encoding.
  private static let arguments: [String] = (1..<max(1, Int(CommandLine.argc))).compactMap { index in
    CommandLine.unsafeArgv[index].map { text in
      String(path: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
    }
  }

  /// Parses the command line and does what it says.
  private static func runCommand() -> ExitCode {
    do {
      try refuseDashedFile()
      var command = try named() ?? Gongkai.parseAsRoot(arguments)
      try command.run()
      return .ok
    } catch let code as ExitCode {
      return code
    } catch let error as UsageError {
      StandardError.tell(error.message)
      return .badUsage
    } catch let error as StoreError {
      StandardError.tell("\(error.reason).")
      return ExitCode(error)
    } catch let error as SystemError {
      StandardError.tell("the system refuses \(error.call) (\(error.reason)).")
      return .internalError
    } catch {
      return tell(error)
    }
  }

  /// The command that the first argument names; nil where it has to be looked at as a whole, for help or
  /// for what is wrong.
  ///
  /// To make the parser of all commands takes longer than to read a page. The commands' configurations give
  /// their names, since to take a type's own name apart takes a tenth of the start.
  private static func named() -> (any ParsableCommand)? {
    let command = try? kind?.parseAsRoot(Array(arguments.dropFirst()))
    return command.flatMap { type(of: $0) == kind ? $0 : nil }
  }

  /// What the first argument names; nil for options and what is no command.
  private static var kind: (any ParsableCommand.Type)? {
    arguments.first.flatMap { name in
      Gongkai.configuration.subcommands.first { $0._commandName == name }
    }
  }

  /// The code of a command whose words, which wait in a buffer, may yet be refused.
  private static func flushed(_ code: ExitCode) -> ExitCode {
    guard flush_standard_output() != 0 else { return code }
    StandardError.tell("standard output takes no more (\(SystemError("write").reason)).")
    return code == .ok ? .outputUnwritable : code
  }

  /// A file named like options would be taken for them, and may ask for help by chance.
  private static func refuseDashedFile() throws(UsageError) {
    for argument in arguments {
      if argument == "--" { return }
      guard argument.count > 2, argument.hasPrefix("-"), unsafe access(argument, F_OK) == 0 else {
        continue
      }
      throw UsageError(
        message: "'\(argument)' begins as an option does: write './\(argument)' for the file.")
    }
  }

  /// Help and versions go to standard output, what is wrong with the command line to standard error.
  private static func tell(_ error: any Error) -> ExitCode {
    if Gongkai.exitCode(for: error).isSuccess {
      print(Gongkai.fullMessage(for: error))
      return .ok
    }
    let message = Gongkai.message(for: error).split(separator: "\n").joined(separator: " ")
    let end = message.last.map { ".?!".contains($0) } ?? true ? "" : "."
    StandardError.tell("\(message)\(end) See 'gongkai --help'.")
    return .badUsage
  }
}
