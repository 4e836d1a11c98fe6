import PageModel
import Pipeline
import Review
import Store
import Workers

/// Documents of a store, read anew from tables that a person changed.
struct StoreRebuilding: DocumentRebuilding {
  let folder: StoreFolder
  let rebuilder: Rebuilder

  func extraction(of unjudged: UnjudgedExtraction) -> Extraction {
    rebuilder.extraction(of: unjudged)
  }

  func write(_ extraction: Extraction, of content: ContentID) throws(RebuildingError) {
    do throws(SystemError) {
      try OutputFile(folder.absolute(StoreFolder.output(of: content)))
        .write(rebuilder.json(of: extraction))
    } catch {
      throw RebuildingError(reason: error.reason)
    }
  }
}
