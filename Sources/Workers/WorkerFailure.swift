import Glibc
import PageModel

/// How a worker process let its document down.
public enum WorkerFailure: Error, Hashable, Sendable {
  case notStarted(SystemError)
  /// Ended by a signal; `noise` is the end of what it wrote to standard error.
  case crashed(signal: Int32, noise: String)
  /// Ended by itself before its work was done.
  case exited(status: Int32, noise: String)
  case stalled(seconds: Double)
  case overran(seconds: Double)
  /// It was ended because a page took too much processor time.
  case exhausted(seconds: Double)
  /// It wrote what no worker writes.
  case garbled(WireError)
  /// It ended, or wrote what no worker writes, before it said what it is; `reason` is one clause.
  case noReader(reason: String)
  /// Its sandbox lacks walls that are required.
  case unconfined(SandboxReport)
  /// It is of another release than the program that started it.
  case otherVersion(String)
  /// Nobody wants the answer any more.
  case cancelled

  /// One clause for a message, such as "the reader crashed (signal 11)".
  public var reason: String {
    switch self {
    case .notStarted(SystemError("posix_spawn", number: ENOENT)):
      "the reader could not be started: there is no \(WorkerCommand.name) beside gongkai"
    case .notStarted(let error): "the reader could not be started: \(error.reason)"
    case .crashed(let signal, _): "the reader crashed (signal \(signal))"
    case .exited(let status, _): "the reader gave up (status \(status))"
    case .stalled(let seconds): "the reader gave no sign for \(Int(seconds)) s"
    case .overran(let seconds): "the reader took more than \(Int(seconds)) s"
    case .exhausted(let seconds): "the reader used more than \(Int(seconds)) s of processor time"
    case .garbled: "the reader answered with garbage"
    case .noReader(let reason):
      "what lies beside gongkai as \(WorkerCommand.name) does not work (\(reason)): install both anew"
    case .unconfined(let report):
      "the reader has not the sandbox that is required (\(report.complaint ?? ""))"
    case .otherVersion(let version):
      "\(WorkerCommand.name) is of version \(version) and gongkai of \(Release.version): "
        + "install both anew"
    case .cancelled: "the run was interrupted"
    }
  }

  /// Whether it is no document's: with the programs as they lie there, each would fare so.
  public var isOfAllDocuments: Bool {
    switch self {
    case .notStarted, .noReader, .unconfined, .otherVersion: true
    default: false
    }
  }

  /// Whether no other worker would fare better.
  var isFinal: Bool {
    switch self {
    case .overran, .cancelled: true
    default: isOfAllDocuments
    }
  }

  /// How many workers that were ended from outside are not held against a document: should the system
  /// end them for the memory it wants, it must not go on for ever.
  static var pardons: Int { 6 }

  /// Whether a person or the system ended the process, for reasons that need not lie in the document.
  ///
  /// Our own limits end it otherwise; a system that is short of memory ends it so, too.
  var isFromOutside: Bool {
    guard case .crashed(let signal, _) = self else { return false }
    return [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains(signal)
  }
}
