import PageModel
import Pipeline
import Store
import Workers

/// Writes the outputs that a killed review left without a change of a table.
struct OutputRepair {
  private let store: DocumentStore
  private let rebuilding: StoreRebuilding

  init(_ store: DocumentStore, by rebuilding: StoreRebuilding) {
    self.store = store
    self.rebuilding = rebuilding
  }

  /// Those of documents that another release read stay as they are until they are extracted anew.
  func run() throws {
    for document in try store.documentsToWrite() {
      guard let content = try store.changeable(document)?.content else { continue }
      let lock = try OutputLock(content, in: store.folder)
      // What holds while nobody else can write it.
      guard let held = try store.changeable(document) else { continue }
      let extraction = try rebuilding.extraction(of: held.changed, by: held.recipe)
      let mark = try rebuilding.write(extraction, of: content)
      try store.noteWritten(document, as: mark)
      withExtendedLifetime(lock) {}
    }
  }
}
