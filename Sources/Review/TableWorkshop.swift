import PageModel
import Store
import Synchronization

/// Reads documents anew from tables that a person changed: what knows how is not in this room.
public protocol DocumentRebuilding: Sendable {
  /// Records, judgements and checks of a document as its tables are, read by what the store has
  /// under the recipe.
  func extraction(
    of unjudged: UnjudgedExtraction, by recipe: String
  ) throws(RebuildingError) -> Extraction
  /// Puts the contract JSON in its place in the store, and tells what was written.
  func write(
    _ extraction: Extraction, of content: ContentID
  ) throws(RebuildingError) -> OutputMark?
}

/// Why a document cannot be read anew or its output not be written, as one clause.
public struct RebuildingError: Error, Hashable, Sendable {
  public var reason: String

  public init(reason: String) { self.reason = reason }
}

/// Changes tables, one change at a time.
final class TableWorkshop: Sendable {
  private let rebuilding: any DocumentRebuilding
  private let opinions: SecondOpinions
  /// Held while a document is read anew and written, so that the last change is what is written last.
  private let turn = Mutex(())

  init(_ rebuilding: any DocumentRebuilding, _ opinions: SecondOpinions) {
    self.rebuilding = rebuilding
    self.opinions = opinions
  }

  /// What a page sends with a change.
  struct Wish: Hashable, Sendable {
    let document: Int64
    let table: String
    /// Of the table as it was shown.
    let fingerprint: String
    let seconds: Double
    let request: String
  }

  /// A document with the changes that stand; thrown where the store cannot have it changed.
  func document(_ id: Int64, in store: DocumentStore) throws -> ChangeableDocument {
    guard try store.deskDocument(id) != nil else { throw Refusal.notFound }
    guard let document = try store.changeable(id) else {
      throw Refusal.conflict(
        "another version read this document: extract it again with gongkai run --redo")
    }
    return document
  }

  /// Makes a change, and gives the table as it is then.
  func change(
    _ wish: Wish, to edit: TableEdit, by account: Account, in store: DocumentStore
  ) throws -> Table {
    try turn.withLock { _ in
      let document = try document(wish.document, in: store)
      let table = try shown(wish, in: document)
      do throws(TableEditRefusal) {
        _ = try table.edited(by: edit)
      } catch {
        throw Refusal.conflict(error.reason)
      }
      let change = TableChange(table: table.id, fingerprint: table.fingerprint, edit: edit)
      let changes = document.changes.map(\.change) + [change]
      return try put(change, undoing: nil, of: document, leaving: changes, wish, account, store)
    }
  }

  /// Takes the last change of a table back, and gives the table as it is then.
  func undo(_ wish: Wish, by account: Account, in store: DocumentStore) throws -> Table {
    try turn.withLock { _ in
      let document = try document(wish.document, in: store)
      _ = try shown(wish, in: document)
      guard let last = document.changes.last(where: { $0.change.table == wish.table }) else {
        throw Refusal.conflict("there is no change to undo")
      }
      guard last.user == account.id || account.role >= .lead else {
        throw Refusal.conflict("only a lead can undo another's decision")
      }
      let rest = document.changes.filter { $0.decision != last.decision }.map(\.change)
      return try put(
        last.change, undoing: last.decision, of: document, leaving: rest, wish, account, store)
    }
  }

  /// The records as they would be with some values decided, before and after one more is.
  func checks(
    of document: ChangeableDocument, decided: [FieldText], edited: FieldText
  ) throws -> (before: Extraction, after: Extraction) {
    var unjudged = document.changed
    unjudged.repaired.layout = unjudged.repaired.layout.saying(decided)
    let before = try extraction(of: unjudged, document)
    unjudged.repaired.layout = unjudged.repaired.layout.saying([edited])
    return (before, try extraction(of: unjudged, document))
  }

  private func extraction(
    of unjudged: UnjudgedExtraction, _ document: ChangeableDocument
  ) throws(Refusal) -> Extraction {
    do throws(RebuildingError) {
      return try rebuilding.extraction(of: unjudged, by: document.recipe)
    } catch {
      throw .unavailable(error.reason)
    }
  }

  private func shown(_ wish: Wish, in document: ChangeableDocument) throws(Refusal) -> Table {
    guard let table = document.changed.repaired.layout.tables.first(where: { $0.id == wish.table })
    else { throw .notFound }
    guard table.fingerprint == wish.fingerprint else {
      throw .conflict("somebody changed the table since it was shown")
    }
    return table
  }

  private func put(
    _ change: TableChange, undoing decision: Int64?, of document: ChangeableDocument,
    leaving changes: [TableChange], _ wish: Wish, _ account: Account, _ store: DocumentStore
  ) throws -> Table {
    let unjudged = document.changed(by: changes)
    let rebuilt = try extraction(of: unjudged, document)
    let verdict = TableVerdict(
      change, undoes: decision, on: document, rebuilt: rebuilt,
      seconds: wish.seconds, request: wish.request)
    let lock = try OutputLock(document.content, in: store.folder)
    guard
      try store.restructure(wish.document, verdict, by: account, now: Moment.now, opinions)
    else { throw Refusal.conflict("somebody changed a table since this one was shown") }
    let mark: OutputMark?
    do throws(RebuildingError) {
      mark = try rebuilding.write(rebuilt, of: document.content)
    } catch {
      throw Refusal.unavailable("the change holds, but its JSON was not written, \(error.reason)")
    }
    try store.noteWritten(wish.document, as: mark)
    withExtendedLifetime(lock) {}
    guard let table = unjudged.repaired.layout.tables.first(where: { $0.id == wish.table }) else {
      throw Refusal.notFound
    }
    return table
  }
}
