import PageModel
import Pipeline
import Review
import Store
import Synchronization
import Workers

/// Documents of a store, read anew from tables that a person changed, by the profiles and the model of
/// the run that extracted them.
final class StoreRebuilding: DocumentRebuilding {
  private let store: DocumentStore
  /// The last rebuilder and its recipe: most documents of a store are of one.
  private let known = Mutex<(recipe: String, rebuilder: Rebuilder)?>(nil)

  init(_ store: DocumentStore) { self.store = store }

  func extraction(
    of unjudged: UnjudgedExtraction, by recipe: String
  ) throws(RebuildingError) -> Extraction {
    try rebuilder(recipe).extraction(of: unjudged)
  }

  func write(_ extraction: Extraction, of content: ContentID) throws(RebuildingError) {
    do throws(SystemError) {
      try OutputFile(store.folder.absolute(StoreFolder.output(of: content)))
        .write(Rebuilder.json(of: extraction))
    } catch {
      throw RebuildingError(reason: error.reason)
    }
  }

  private func rebuilder(_ recipe: String) throws(RebuildingError) -> Rebuilder {
    if let known = known.withLock({ $0 }), known.recipe == recipe { return known.rebuilder }
    let made: Rebuilder
    do {
      guard let bytes = try store.setup(of: recipe, version: Release.version) else {
        throw RebuildingError(reason: "the store does not know what the document was read by")
      }
      made = Rebuilder(try AnalysisSetup(wireBytes: bytes).tools())
    } catch {
      throw (error as? RebuildingError) ?? RebuildingError(reason: "\(error)")
    }
    known.withLock { $0 = (recipe, made) }
    return made
  }
}
