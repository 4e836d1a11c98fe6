import HTTPTypes
import Hummingbird
import Store

/// What programs, the pages' script among them, ask and send.
struct DecisionRoutes: Sendable {
  let store: StoreAccess
  let settings: ReviewSettings

  func add(to router: Router<ReviewContext>) {
    router.get("/api/queue", use: queue)
    router.get("/api/items/:document/:field", use: item)
    router.post("/api/next", use: next)
    router.post("/api/decisions", use: decide)
    router.post("/api/skips", use: skip)
  }

  private struct Place: Codable, Sendable {
    var document: Int64
    var field: Int

    var address: ItemAddress { ItemAddress(document: document, field: field) }
  }

  private struct Next: Encodable, Sendable {
    var document: Int64
    var field: Int
    var version: Int
    var path: String
  }

  private struct Counts: Encodable, Sendable {
    var open: Int
    var second: Int
    var lead: Int
    var done: Int
  }

  @Sendable private func queue(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    let filter = QueueFilter(request)
    let overview = try await store { try $0.queueOverview(filter, documents: 0) }
    return JSONAnswer(
      Counts(
        open: overview.open, second: overview.second, lead: overview.lead, done: overview.done)
    ).response()
  }

  private struct ItemAnswer: Encodable, Sendable {
    var document: Int64
    var field: Int
    var id: String
    var name: String
    var label: String
    var type: String
    var raw: String?
    var value: String?
    var suggestion: String?
    var confidence: Double
    var state: String
    var version: Int
    var flags: [String]
  }

  @Sendable private func item(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    let address = try ItemAddress(context)
    let desk = try await store { try $0.desk(address) }
    guard let desk, let entry = desk.current else { throw Refusal.notFound }
    let field = entry.field
    return JSONAnswer(
      ItemAnswer(
        document: address.document, field: address.field, id: field.id, name: field.name,
        label: field.label, type: field.type, raw: field.raw,
        value: entry.value?.value ?? field.value, suggestion: field.suggestion,
        confidence: field.confidence, state: desk.item.state.rawValue, version: desk.item.version,
        flags: entry.flags.map(\.code))
    ).response()
  }

  @Sendable private func next(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.checked(request)
    let reader = QueueReader(signIn.account, settings)
    let current = try await FormReader<Place?>.json(request, context)
    return try await next(for: reader, after: current?.address, QueueFilter(request))
  }

  private func next(
    for reader: QueueReader, after address: ItemAddress?, _ filter: QueueFilter
  ) async throws -> Response {
    let item = try await store { try $0.nextItem(for: reader, after: address, filter) }
    let next = item.map { item in
      Next(
        document: item.address.document, field: item.address.field, version: item.version,
        path: item.address.path(filter))
    }
    return JSONAnswer(["next": next]).response()
  }

  @Sendable private func skip(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.checked(request)
    let reader = QueueReader(signIn.account, settings)
    let place = try await FormReader<Place>.json(request, context)
    try await store { store in
      guard try store.desk(place.address) != nil else { throw Refusal.notFound }
      try store.skip(place.address, by: reader)
    }
    return try await next(for: reader, after: place.address, QueueFilter(request))
  }

  private struct Verdict: Decodable, Sendable {
    var document: Int64
    var field: Int
    var action: String
    var value: String?
    var version: Int
    var seconds: Double
    var request: String
  }

  private struct Recorded: Encodable, Sendable {
    var decision: Int64
    var state: String
    var version: Int
    var status: String
    var value: String?
  }

  @Sendable private func decide(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.checked(request)
    let form = try await FormReader<Verdict>.json(request, context)
    let verdict = try Self.verdict(form)
    let address = ItemAddress(document: form.document, field: form.field)
    let outcome = try await store { [settings] store in
      try store.decide(
        verdict, on: address, by: signIn.account, now: Moment.now, settings.opinions)
    }
    switch outcome {
    case .recorded(let item, let decision):
      return JSONAnswer(
        Recorded(
          decision: decision.id, state: item.state.rawValue, version: item.version,
          status: decision.after.status.rawValue, value: decision.after.value)
      ).response()
    case .outdated: throw Refusal.conflict("somebody decided it since this page was loaded")
    case .leased: throw Refusal.conflict("somebody else has it on their desk")
    case .refused(let reason): throw Refusal.conflict(reason)
    case .unknown: throw Refusal.notFound
    }
  }

  private static func verdict(_ form: Verdict) throws(Refusal) -> ReviewVerdict {
    guard let action = ReviewAction(rawValue: form.action) else {
      throw .malformed("there is no such action")
    }
    try RequestMark.check(form.request, seconds: form.seconds)
    guard form.version >= 0 else { throw .malformed("a version is 0 or more") }
    guard action != .restructure else { throw .malformed("tables are changed at /api/tables") }
    let value = form.value?.trimmingCharacters(in: .whitespacesAndNewlines)
    if action == .correct {
      guard let value, !value.isEmpty, value.count <= 20_000 else {
        throw .malformed("a correction needs a value of at most 20,000 characters")
      }
    }
    return ReviewVerdict(
      action, value: action == .correct ? value : nil, version: form.version,
      seconds: RequestMark.bounded(form.seconds),
      request: form.request)
  }
}
