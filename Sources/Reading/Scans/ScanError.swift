/// Why a page image could not be read.
public enum ScanError: Error, Hashable {
  /// No trained data for the language; install it or choose another with `-l`.
  case languageUnavailable(String)
  /// The file is no image that can be decoded.
  case unreadable(path: String)
  /// More samples than memory should be spent on.
  case tooLarge(width: Int, height: Int)
  case outOfMemory
  /// The recogniser gave up on a page.
  case recognitionFailed(page: Int)
}
