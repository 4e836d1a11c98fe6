import Glibc
import Pipeline
import Store
import Workers

/// A document's output as it lies in a store, held against what was written there.
struct StoredOutput {
  private let document: StoredDocument
  private let store: DocumentStore

  init(of document: StoredDocument, in store: DocumentStore) {
    self.document = document
    self.store = store
  }

  /// Whether it is no longer what was written: somebody took it away, cut it short or changed it.
  ///
  /// A look at size and time does for one that nobody touched, so that a run on thousands reads none.
  func isDisturbed() throws(StoreError) -> Bool {
    guard let output = document.output else { return false }
    let path = store.folder.absolute(output)
    guard let status = try? FileStatus(of: path), status.isFile else { return true }
    // An older release did not put down what it wrote.
    guard let mark = document.mark else { return false }
    guard status.byteCount == mark.byteCount else { return true }
    guard status.modified != mark.modified else { return false }
    guard let bytes = try? FileContent.bytes(at: path) else { return true }
    let found = OutputMark(bytes, modified: status.modified)
    guard found.digest == mark.digest else { return true }
    // Or a store that was copied would be read by every run.
    try store.noteUnchanged(document.id, found)
    return false
  }

  /// Makes the document pending where its output is disturbed, and takes away what is left of that, so
  /// that a try that fails leaves neither a broken output nor a wrong word of it; tells whether it did.
  func giveUpIfDisturbed() throws(StoreError) -> Bool {
    guard try isDisturbed() else { return false }
    let lock = try OutputLock(document.content, in: store.folder)
    // A review may have been writing it just now.
    guard let held = try store.document(document.content), let output = held.output,
      try StoredOutput(of: held, in: store).isDisturbed()
    else { return false }
    try store.noteLost(held.content)
    // Where this is refused the next run tries it: the store no longer knows the file.
    unsafe unlink(store.folder.absolute(output))
    withExtendedLifetime(lock) {}
    return true
  }
}

extension OutputMark {
  /// The mark of bytes that were just written to the path; nil where there is no file any more.
  init?(_ bytes: [UInt8], at path: String) {
    guard let status = try? FileStatus(of: path) else { return nil }
    self.init(bytes, modified: status.modified)
  }
}
