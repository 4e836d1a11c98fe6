import PageModel

/// Why a document, or one page of it, cannot be read.
public enum DocumentError: Error, Hashable, Sendable {
  case missing
  /// The system refuses, in its own words.
  case inaccessible(String)
  /// A folder, pipe, socket or device.
  case notAFile
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// Neither a PDF nor another kind that is known.
  case unknownKind
  /// It begins like a document and is broken; the reason is one clause.
  case damaged(String)
  case encrypted(passwordTried: Bool)
  case noPages
  /// The page exists and cannot be read; the reason is one clause.
  case pageUnreadable(String)

  /// One clause for a message, with what to do where something can be done.
  public var reason: String {
    switch self {
    case .missing: "there is no such file"
    case .inaccessible(let reason): "it cannot be opened (\(reason))"
    case .notAFile:
      "it is a folder, a device, a pipe or a socket where a file is wanted; put its content into one"
    case .empty: "the file is empty"
    case .tooLarge(let bytes, let limit):
      "it is too large: it has \(bytes) bytes and at most \(limit) are read; split it"
    case .unknownKind: "it is not a PDF, nor another kind of document that can be read"
    case .damaged(let reason): "the file is damaged (\(reason))"
    case .encrypted(passwordTried: false): "it is encrypted; give its password with --password"
    case .encrypted(passwordTried: true): "it is encrypted and the password does not open it"
    case .noPages: "it has no pages"
    case .pageUnreadable(let reason): reason
    }
  }
}

extension DocumentError: WireValue {
  public func write(to encoder: inout WireEncoder) {
    switch self {
    case .missing: encoder.write(UInt8(0))
    case .inaccessible(let reason): encoder.write(UInt8(1), reason)
    case .notAFile: encoder.write(UInt8(2))
    case .empty: encoder.write(UInt8(3))
    case .unknownKind: encoder.write(UInt8(4))
    case .damaged(let reason): encoder.write(UInt8(5), reason)
    case .encrypted(let passwordTried):
      encoder.write(UInt8(6))
      encoder.write(passwordTried)
    case .noPages: encoder.write(UInt8(7))
    case .pageUnreadable(let reason): encoder.write(UInt8(8), reason)
    case .tooLarge(let bytes, let limit):
      encoder.write(UInt8(9))
      encoder.write(bytes)
      encoder.write(limit)
    }
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    switch try decoder.byte() {
    case 0: self = .missing
    case 1: self = .inaccessible(try decoder.text())
    case 2: self = .notAFile
    case 3: self = .empty
    case 4: self = .unknownKind
    case 5: self = .damaged(try decoder.text())
    case 6: self = .encrypted(passwordTried: try decoder.bool())
    case 7: self = .noPages
    case 8: self = .pageUnreadable(try decoder.text())
    case 9: self = .tooLarge(bytes: try decoder.integer(), limit: try decoder.integer())
    default: throw decoder.invalid("an unknown document error")
    }
  }
}

extension WireEncoder {
  fileprivate mutating func write(_ tag: UInt8, _ reason: String) {
    write(tag)
    write(reason)
  }
}
