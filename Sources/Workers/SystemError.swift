import Glibc

/// A Linux call that failed, with the error number it left.
public struct SystemError: Error, Hashable, Sendable {
  public var call: String
  public var number: Int32

  public init(_ call: String, number: Int32 = errno) {
    self.call = call
    self.number = number
  }

  /// The system's own words, such as "No such file or directory".
  public var reason: String { String(cString: strerror(number)) }
}
