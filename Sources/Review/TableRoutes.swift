import HTTPTypes
import Hummingbird
import PageModel
import Store

/// Tables as they were found, and what people change in them.
struct TableRoutes: Sendable {
  let store: StoreAccess
  let settings: ReviewSettings
  let workshop: TableWorkshop

  func add(to router: Router<ReviewContext>) {
    router.get("/api/tables/:document/:table", use: table)
    router.post("/api/tables/:document/:table", use: change)
    router.post("/api/tables/:document/:table/undo", use: undo)
  }

  @Sendable private func table(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    let (id, name) = try Self.place(context)
    return try await store { [workshop] store in
      let document = try workshop.document(id, in: store)
      guard
        let table = document.changed.repaired.layout.tables.first(where: { $0.id == name })
      else { throw Refusal.notFound }
      let count = document.changes.count { $0.change.table == name }
      return JSONAnswer(TableAnswer(table, changes: count)).response()
    }
  }

  private struct Change: Decodable, Sendable {
    var fingerprint: String
    /// Nil to take the last change back.
    var edit: TableEdit?
    /// The field that is on the desk.
    var field: Int?
    var seconds: Double
    var request: String
  }

  @Sendable private func change(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    try await change(request, context) { workshop, wish, form, account, store in
      guard let edit = form.edit, edit.isBounded else {
        throw Refusal.malformed("there is no edit, or a text in it is too long")
      }
      return try workshop.change(wish, to: edit, by: account, in: store)
    }
  }

  @Sendable private func undo(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    try await change(request, context) { workshop, wish, _, account, store in
      try workshop.undo(wish, by: account, in: store)
    }
  }

  private struct Changed: Encodable, Sendable {
    var table: TableAnswer
    /// The desk to go on at; null where nothing is left.
    var path: String?
  }

  private func change(
    _ request: Request, _ context: ReviewContext,
    by make:
      @escaping @Sendable (TableWorkshop, TableWorkshop.Wish, Change, Account, DocumentStore) throws
      -> Table
  ) async throws -> Response {
    let signIn = try context.checked(request)
    let (id, name) = try Self.place(context)
    let form = try await FormReader<Change>.json(request, context)
    try RequestMark.check(form.request, seconds: form.seconds)
    let wish = TableWorkshop.Wish(
      document: id, table: name, fingerprint: form.fingerprint,
      seconds: RequestMark.bounded(form.seconds), request: form.request)
    let reader = QueueReader(signIn.account, settings)
    let filter = QueueFilter(request)
    return try await store { [workshop] store in
      let shown = try form.field.flatMap {
        try store.desk(ItemAddress(document: id, field: $0))?.current?.field.id
      }
      let table = try make(workshop, wish, form, signIn.account, store)
      let item = try Self.item(like: shown, in: id, for: reader, filter, store)
      let changes = try workshop.document(id, in: store).changes
      return JSONAnswer(
        Changed(
          table: TableAnswer(table, changes: changes.count { $0.change.table == name }),
          path: item?.address.path(filter))
      ).response()
    }
  }

  /// The field of the same name where it is to be looked at still, or the next one.
  private static func item(
    like field: String?, in document: Int64, for reader: QueueReader, _ filter: QueueFilter,
    _ store: DocumentStore
  ) throws -> ReviewItem? {
    if let field, let position = try store.position(of: field, in: document),
      let item = try store.openItem(
        ItemAddress(document: document, field: position), for: reader), item.state != .done
    {
      return item
    }
    return try store.nextItem(
      for: reader, after: ItemAddress(document: document, field: -1), filter)
  }

  private static func place(_ context: ReviewContext) throws(Refusal) -> (Int64, String) {
    guard let document = context.parameters.get("document", as: Int64.self),
      let table = context.parameters.get("table")
    else { throw .notFound }
    return (document, String(table.prefix(40)))
  }
}

/// A table as programs get it.
struct TableAnswer: Encodable, Sendable {
  struct Cell: Encodable, Sendable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var text: String
    var page: Int?
    /// Left, top, right, bottom in points from the page's top left corner.
    var box: [Double]?
    var isEdited: Bool
  }

  var id: String
  var title: String?
  var fingerprint: String
  var rows: Int
  var columns: Int
  var headerRows: Int
  /// How many changes people made that stand.
  var changes: Int
  var cells: [Cell]

  init(_ table: Table, changes: Int) {
    id = table.id
    title = table.title
    fingerprint = table.fingerprint
    rows = table.rowCount
    columns = table.columnCount
    headerRows = table.headerRows
    self.changes = changes
    cells = table.cells.map { cell in
      var answer = Cell(
        row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
        text: cell.text, isEdited: cell.repairs.contains(Table.editedByPerson))
      if case .page(let page, let box) = cell.place {
        answer.page = page
        answer.box = [box.left, box.top, box.right, box.bottom]
      }
      return answer
    }
  }
}

extension TableEdit {
  /// Whether its numbers and text are of a size a table can have.
  var isBounded: Bool {
    let numbers =
      switch self {
      case .move(let row, let column, _), .split(let row, let column): [row, column]
      case .merge(let row, let column, let rowSpan, let columnSpan):
        [row, column, rowSpan, columnSpan]
      case .header(let rows): [rows]
      case .text(let row, let column, let text): [row, column, text.count > 20_000 ? -1 : 0]
      }
    return numbers.allSatisfy { (0...1_000_000).contains($0) }
  }
}
