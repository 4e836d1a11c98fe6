/// How the command ended, for scripts; the numbers never change their meaning.
enum ExitCode: Int32, Error, CaseIterable {
  case ok = 0
  case internalError = 1
  case badUsage = 2
  case inputUnreadable = 3
  case inputEncrypted = 4
  case someFailed = 5
  case outputUnwritable = 6
  case readerFailed = 7
  case storeBusy = 8
  case interrupted = 130

  /// One line of the table in the help and the manual.
  var meaning: String {
    switch self {
    case .ok: "every input was extracted, whole"
    case .internalError: "a fault of the program itself"
    case .badUsage: "the command line or a profile is wrong; nothing was begun"
    case .inputUnreadable: "no input could be read: missing, empty, damaged or not a document"
    case .inputEncrypted: "the inputs are encrypted and the password is missing or wrong"
    case .someFailed: "some inputs, or some pages, could not be read; the others were extracted"
    case .outputUnwritable: "an output could not be written; nothing half-written is left"
    case .readerFailed: "the reader did not start, crashed, or ran out of time or memory"
    case .storeBusy: "another process is at work on the store"
    case .interrupted: "stopped by SIGINT or SIGTERM; finished outputs are whole"
    }
  }

  /// The table, as the help shows it; every command's description has it, whether it is shown or not.
  static let table = allCases.reduce(into: "EXIT CODES:") { table, code in
    let number = String(code.rawValue)
    table += "\n" + String(repeating: " ", count: 5 - number.count) + number + "  " + code.meaning
  }
}
