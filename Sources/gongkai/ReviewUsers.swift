import Review
import Store
import Workers

/// Accounts from a file, and the digests it holds.
enum ReviewUsers {
  /// Makes the store's accounts be as the file says.
  static func apply(_ path: String, to store: DocumentStore) throws {
    do {
      let text = String(decoding: try FileContent.bytes(at: path), as: UTF8.self)
      try UsersFile(text).apply(to: store)
    } catch let error as UsersFileError {
      throw UsageError(message: "\(path), line \(error.line): \(error.reason).")
    } catch let error as FileError {
      throw UsageError(message: "The accounts cannot be used. \(error)")
    }
  }

  /// Reads a password from standard input and prints its digest.
  static func printDigest() throws {
    guard let password = readLine(strippingNewline: true),
      let digest = try UsersFile.digest(of: password)
    else {
      throw UsageError(
        message: "A password has from 10 to 200 characters; give it on standard input.")
    }
    print(digest)
  }
}
