/// Why a page image could not be read.
public enum ScanError: Error, Hashable {
  /// No trained data for the language.
  case languageUnavailable(String)
  /// The image cannot be decoded.
  case undecodable
  /// More samples than memory should be spent on.
  case tooLarge(width: Int, height: Int)
  case outOfMemory
}

extension ScanError: CustomStringConvertible {
  /// One clause, with what to do where something can be done.
  public var description: String {
    switch self {
    case .languageUnavailable(let languages):
      "there is no trained data for '\(languages)'; install \(Self.packages(for: languages)) or choose "
        + "other languages with -l"
    case .undecodable: "its image cannot be decoded"
    case .tooLarge(let width, let height):
      "its image of \(width) by \(height) samples is too large"
    case .outOfMemory: "there is not enough memory for its image"
    }
  }

  /// The packages as Debian names them.
  private static func packages(for languages: String) -> String {
    languages.split(separator: "+").map { language in
      "tesseract-ocr-" + language.split(separator: "_").joined(separator: "-")
    }.joined(separator: " ")
  }
}
