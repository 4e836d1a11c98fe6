import HTTPTypes
import Hummingbird
import Store

/// The queue, and the desk where a field is decided.
struct DeskRoutes: Sendable {
  let store: StoreAccess
  let settings: ReviewSettings
  let templates: PageTemplates

  func add(to router: Router<ReviewContext>) {
    router.get("/", use: queue)
    router.get("/desk", use: next)
    router.get("/desk/:document/:field", use: desk)
  }

  @Sendable private func queue(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    let filter = QueueFilter(request)
    let overview = try await store { [settings] store in
      try store.updateQueue(settings.opinions, now: Moment.now)
      return try store.queueOverview(filter, documents: 50)
    }
    return templates.page(
      "queue", QueueView(overview, filter, templates.phrases, context.language).content,
      for: context)
  }

  /// To the worst item there is for whoever asks.
  @Sendable private func next(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let reader = try reader(context)
    let filter = QueueFilter(request)
    let item = try await store { try $0.nextItem(for: reader, after: nil, filter) }
    guard let item else {
      return Response(status: .seeOther, headers: [.location: "/?nothing=left\(filter.andQuery)"])
    }
    return Response(status: .seeOther, headers: [.location: item.address.path(filter)])
  }

  @Sendable private func desk(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let reader = try reader(context)
    let address = try ItemAddress(context)
    let filter = QueueFilter(request)
    let desk = try await store { store in
      _ = try store.openItem(address, for: reader)
      return try store.desk(address)
    }
    guard let desk, desk.current != nil else { throw Refusal.notFound }
    let isPart = request.uri.queryParameters["part"] == "workbench"
    let view = DeskView(desk, for: reader, filter, templates.phrases, context.language)
    return templates.page(isPart ? "workbench" : "desk", view.content, for: context)
  }

  private func reader(_ context: ReviewContext) throws -> QueueReader {
    QueueReader(try context.signedIn().account, settings)
  }
}

extension QueueReader {
  init(_ account: Account, _ settings: ReviewSettings) {
    self.init(
      user: account.id, role: account.role, now: Moment.now, leaseSeconds: settings.leaseSeconds)
  }
}

extension ItemAddress {
  /// From the path; thrown where it is none.
  init(_ context: ReviewContext) throws(Refusal) {
    guard let document = context.parameters.get("document", as: Int64.self),
      let field = context.parameters.get("field", as: Int.self)
    else { throw .notFound }
    self.init(document: document, field: field)
  }

  /// Of its desk.
  func path(_ filter: QueueFilter) -> String {
    "/desk/\(document)/\(field)" + (filter.isEmpty ? "" : "?" + filter.query)
  }
}

extension QueueFilter {
  init(_ request: Request) {
    self.init()
    let parameters = request.uri.queryParameters
    func text(_ name: Substring) -> String? {
      parameters[name].map { String($0.prefix(200)) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    documentName = text("name")
    document = text("document").flatMap { Int64($0) }
    kind = text("kind")
    field = text("field")
    flag = text("flag")
    rule = text("rule")
    issuer = text("issuer")
    run = text("run").flatMap { Int64($0) }
  }

  /// As a part of an address.
  var query: String {
    let parts: [(String, String?)] = [
      ("name", documentName), ("document", document.map { "\($0)" }), ("kind", kind),
      ("field", field), ("flag", flag), ("rule", rule), ("issuer", issuer),
      ("run", run.map { "\($0)" }),
    ]
    return parts.compactMap { name, value in
      value.map { "\(name)=\(PercentEncoding.encoded($0))" }
    }.joined(separator: "&")
  }

  var andQuery: String { isEmpty ? "" : "&" + query }
}

/// Text as a part of an address, by RFC 3986.
enum PercentEncoding {
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-._~".unicodeScalars.contains(scalar))
      guard !isPlain else { return String(Character(scalar)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
