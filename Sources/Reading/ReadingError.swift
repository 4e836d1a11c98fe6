/// Why an input, or one of its pages, could not be read.
public enum ReadingError: Error, Hashable, Sendable {
  case fileMissing(path: String)
  /// The file is there but may not be read, or is no file at all.
  case fileUnreadable(path: String, reason: String)
  case fileEmpty(path: String)
  case notPDF(path: String)
  case passwordNeeded(path: String)
  case passwordWrong(path: String)
  /// The file begins as a PDF but its structure cannot be followed.
  case damaged(path: String, reason: String)
  case noPages(path: String)
  /// A page asked for that the document does not have; pages count from 1.
  case pageMissing(number: Int, pageCount: Int)
  /// The page tree names a page that cannot be loaded.
  case pageDamaged(number: Int)
  /// A page whose sides, in points, no sheet of paper has.
  case pageSizeAbsurd(number: Int, width: Double, height: Double)
  /// A picture that would need too much memory, or could not be made.
  case renderingFailed(page: Int, reason: String)
}

extension ReadingError: CustomStringConvertible {
  /// One sentence for a person, with what to do where something can be done.
  public var description: String {
    switch self {
    case .fileMissing(let path): "\(path): no such file"
    case .fileUnreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .fileEmpty(let path): "\(path): the file is empty"
    case .notPDF(let path): "\(path): not a PDF"
    case .passwordNeeded(let path): "\(path): encrypted; give its password with --password"
    case .passwordWrong(let path): "\(path): encrypted, and the password given does not open it"
    case .damaged(let path, let reason): "\(path): the PDF is damaged: \(reason)"
    case .noPages(let path): "\(path): the PDF has no pages"
    case .pageMissing(let number, let count): "page \(number): the document ends at page \(count)"
    case .pageDamaged(let number): "page \(number): damaged, it cannot be loaded"
    case .pageSizeAbsurd(let number, let width, let height):
      "page \(number): absurd size of \(width) by \(height) points"
    case .renderingFailed(let page, let reason): "page \(page): cannot be drawn: \(reason)"
    }
  }
}
