import HTTPTypes
import Hummingbird
import PageModel
import Store

/// Documents as Label Studio's tasks, and its annotations as decisions.
struct LabelStudioRoutes: Sendable {
  let store: StoreAccess
  let settings: ReviewSettings

  /// The largest file of annotations that is taken, in bytes.
  private static let mostBytes = 16 * 1024 * 1024

  func add(to router: Router<ReviewContext>) {
    router.get("/api/label-studio/:document", use: tasks)
    router.post("/api/label-studio/:document", use: annotations)
  }

  @Sendable private func tasks(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    let id = try Self.document(context)
    return try await store { store in
      guard let document = try store.deskDocument(id) else { throw Refusal.notFound }
      guard let kept = try store.changeable(id) else {
        throw Refusal.conflict(
          "another version read this document: extract it again with gongkai run --redo")
      }
      let entries = Dictionary(
        grouping: try store.reviewedFields(of: id).filter { $0.field.box != nil },
        by: { $0.field.page })
      let tasks = kept.unjudged.pages.compactMap { page in
        entries[page.number].map { LabelStudio.task(page, of: document, entries: $0) }
      }
      return JSONAnswer(tasks).response()
    }
  }

  private struct Imported: Encodable, Sendable {
    var recorded = 0
    /// Fields that are not in the queue, are on another's desk or wait for somebody else.
    var passedOver = 0
  }

  @Sendable private func annotations(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.checked(request)
    let id = try Self.document(context)
    let tasks = try await FormReader<[LabelStudio.Task]>.json(
      request, context, upTo: Self.mostBytes)
    return try await store { [settings] store in
      guard let document = try store.deskDocument(id) else { throw Refusal.notFound }
      guard tasks.allSatisfy({ $0.data.document == document.content }) else {
        throw Refusal.malformed("a task is of another document")
      }
      let entries = Dictionary(
        try store.reviewedFields(of: id).map { ($0.field.id, $0) }, uniquingKeysWith: { $1 })
      var imported = Imported()
      for task in tasks {
        for said in LabelStudio.texts(in: task) {
          guard let entry = entries[said.field], entry.state != nil,
            case .recorded = try store.decide(
              Self.verdict(said, on: entry, in: document), on: entry.field.address,
              by: signIn.account, now: Moment.now, settings.opinions)
          else {
            imported.passedOver += 1
            continue
          }
          imported.recorded += 1
        }
      }
      return JSONAnswer(imported).response()
    }
  }

  private static func verdict(
    _ said: (field: String, text: String, annotation: Int), on entry: DeskEntry,
    in document: DeskDocument
  ) -> ReviewVerdict {
    let action: ReviewAction =
      said.text == entry.field.value ?? "" ? .accept : said.text.isEmpty ? .reject : .correct
    // The same file given twice decides once.
    let name = [document.content, said.field, "\(said.annotation)", said.text]
    return ReviewVerdict(
      action, value: action == .correct ? String(said.text.prefix(20_000)) : nil,
      version: entry.version, seconds: 0,
      request: Secret(text: name.joined(separator: "\n")).digest)
  }

  private static func document(_ context: ReviewContext) throws(Refusal) -> Int64 {
    guard let id = context.parameters.get("document", as: Int64.self) else { throw .notFound }
    return id
  }
}
