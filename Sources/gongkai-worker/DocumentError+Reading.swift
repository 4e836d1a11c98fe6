import Reading
import Workers

extension DocumentError {
  /// A reader's error as it crosses the pipe.
  init(_ error: ReadingError) {
    self =
      switch error {
      case .missingFile: .missing
      case .unreadableFile(_, let reason): .inaccessible(reason)
      case .emptyFile: .empty
      case .unknownFormat: .unknownKind
      case .tooLarge(let bytes, let limit): .tooLarge(bytes: bytes, limit: limit)
      case .unknownEncoding: .unknownKind
      case .encrypted: .encrypted(passwordTried: false)
      case .wrongPassword: .encrypted(passwordTried: true)
      case .damaged(let reason): .damaged(reason)
      case .noPages: .noPages
      case .noSuchPage: .pageUnreadable("there is no such page")
      case .pageUnreadable(_, let reason): .pageUnreadable(reason)
      case .pageSizeAbsurd(_, let width, let height):
        .pageUnreadable("its size of \(width) by \(height) points is absurd")
      }
  }
}
