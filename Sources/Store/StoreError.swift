import Glibc

/// Why a store cannot be used.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no store in the folder.
  case missing(path: String)
  /// Another process changes the store at this moment.
  case busy(path: String)
  /// The system or the database refuses, in its own words.
  case inaccessible(path: String, reason: String, WritingAdvice)
  /// Made by a release of the program that knows more than this one.
  case newer(path: String)

  /// For the number that a system call left.
  public static func inaccessible(path: String, errorNumber: Int32) -> StoreError {
    .inaccessible(
      path: path, reason: unsafe String(cString: strerror(errorNumber)),
      WritingAdvice(errorNumber: errorNumber))
  }

  /// One sentence without its full stop: what is wrong, where, and what to do.
  public var reason: String {
    switch self {
    case .missing(let path): "\(path): there is no store; 'gongkai run' makes one"
    case .busy(let path):
      "\(path): another run is working on this store; wait for its end or stop it"
    case .inaccessible(let path, let reason, let advice):
      "\(path): the store cannot be used (\(reason)); \(advice.text) and start again"
    case .newer(let path):
      "\(path): the store was made by a newer release of gongkai; use that one"
    }
  }
}
