/// Why an input, or one page of it, could not be read.
public enum ReadingError: Error, Hashable, Sendable {
  case missingFile(path: String)
  case unreadableFile(path: String, reason: String)
  case emptyFile
  /// The bytes are of no kind that can be read.
  case unknownFormat
  /// More bytes than the reader's limit allows.
  case tooLarge(bytes: Int, limit: Int)
  /// The bytes are text in no encoding that is known.
  case unknownEncoding
  case encrypted
  case wrongPassword
  /// Damaged beyond reading, with what the library said.
  case damaged(String)
  case noPages
  case noSuchPage(Int)
  /// One page that could not be read, with what the library said.
  case pageUnreadable(Int, String)
  /// A page whose sides, in points, no sheet of paper has.
  case pageSizeAbsurd(Int, width: Double, height: Double)
}

extension ReadingError: CustomStringConvertible {
  /// One sentence for the person who gave the input.
  public var description: String {
    switch self {
    case .missingFile(let path): "There is no file at \(path)."
    case .unreadableFile(let path, let reason): "\(path) cannot be read: \(reason)."
    case .emptyFile: "The file is empty."
    case .unknownFormat: "This is neither a PDF nor text, CSV, Markdown or HTML."
    case .tooLarge(let bytes, let limit):
      "The file has \(bytes) bytes; at most \(limit) are read. Split it and try again."
    case .unknownEncoding: "The text is not in UTF-8, UTF-16 or GB18030. Convert it and try again."
    case .encrypted: "The document is encrypted. Give its password with --password."
    case .wrongPassword: "The password does not open the document."
    case .damaged(let reason): "The document is damaged: \(reason)."
    case .noPages: "The document has no pages."
    case .noSuchPage(let number): "The document has no page \(number)."
    case .pageUnreadable(let number, let reason): "Page \(number) cannot be read: \(reason)."
    case .pageSizeAbsurd(let number, let width, let height):
      "Page \(number) has the absurd size of \(width) by \(height) points."
    }
  }
}
