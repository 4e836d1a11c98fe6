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
  private let worker: Worker
  /// The last rebuilder and its recipe: most documents of a store are of one.
  private let known = Mutex<(recipe: String, rebuilder: Rebuilder)?>(nil)

  init(_ store: DocumentStore, by worker: Worker) {
    self.store = store
    self.worker = worker
  }

  func extraction(
    of unjudged: UnjudgedExtraction, by recipe: String
  ) throws(RebuildingError) -> Extraction {
    let rebuilder = try rebuilder(recipe)
    do throws(WorkerFailure) {
      return try rebuilder.extraction(of: unjudged)
    } catch {
      throw RebuildingError(reason: error.reason)
    }
  }

  func write(
    _ extraction: Extraction, of content: ContentID
  ) throws(RebuildingError) -> OutputMark? {
    let path = store.folder.absolute(StoreFolder.output(of: content))
    let bytes = Rebuilder.json(of: extraction)
    do throws(SystemError) {
      try OutputFile(path).write(bytes)
    } catch {
      throw RebuildingError(reason: error.reason)
    }
    return OutputMark(bytes, at: path)
  }

  private func rebuilder(_ recipe: String) throws(RebuildingError) -> Rebuilder {
    if let known = known.withLock({ $0 }), known.recipe == recipe { return known.rebuilder }
    let made: Rebuilder
    do {
      guard let bytes = try store.setup(of: recipe, version: Release.version) else {
        throw RebuildingError(reason: "the store does not know what the document was read by")
      }
      let setup = try AnalysisSetup(wireBytes: bytes)
      // A worker takes for granted that it can be used.
      _ = try setup.tools()
      made = Rebuilder(setup, by: worker)
    } catch {
      throw (error as? RebuildingError) ?? RebuildingError(reason: "\(error)")
    }
    known.withLock { $0 = (recipe, made) }
    return made
  }
}
