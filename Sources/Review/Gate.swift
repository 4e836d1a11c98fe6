import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Lets nobody in who is not signed in, nor any form that is not from these pages, nor anybody who
/// reached the server under another name than its own.
struct Gate: RouterMiddleware {
  typealias Context = ReviewContext

  let store: StoreAccess
  let settings: ReviewSettings

  static let cookie = "gongkai_session"

  func handle(
    _ request: Request, context: ReviewContext,
    next: (Request, ReviewContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.language = Language(request)
    guard isKnownName(request) else { throw Refusal.notFound }
    if request.uri.path.hasPrefix("/assets/") { return try await next(request, context) }
    guard try await store({ try $0.hasAccounts() }) else {
      guard request.uri.path == "/setup" else { throw Refusal.notFound }
      try checkOrigin(of: request)
      return try await next(request, context)
    }
    context.signIn = try await signIn(of: request)
    let isOpen = ["/sign-in", "/language"].contains(request.uri.path)
    guard isOpen || context.signIn != nil else { throw Refusal.notSignedIn }
    try checkOrigin(of: request)
    return try await next(request, context)
  }

  private func signIn(of request: Request) async throws -> SignIn? {
    guard let token = request.cookies[Self.cookie]?.value, token.count < 200 else { return nil }
    let digest = Secret(text: token).digest
    return try await store { [settings] store in
      try store.session(token: digest, now: Moment.now, settings.session)
    }
  }

  /// Browsers tell where a form comes from, and cannot be made to lie about it.
  private func checkOrigin(of request: Request) throws(Refusal) {
    guard request.method != .get, request.method != .head else { return }
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
      guard site == "same-origin" || site == "none" else { throw .forged }
    }
    if let origin = request.headers[.origin] {
      let host = origin.split(separator: "/").last.map(String.init)
      guard host == request.head.authority else { throw .forged }
    }
  }

  private func isKnownName(_ request: Request) -> Bool {
    guard let authority = request.head.authority else { return false }
    let name: Substring
    if authority.hasPrefix("[") {
      name = authority.dropFirst().prefix { $0 != "]" }
    } else {
      name = authority.prefix { $0 != ":" }
    }
    return ["127.0.0.1", "::1", "localhost", settings.host].contains(String(name))
      || settings.names.contains(String(name))
  }
}

extension Language {
  /// The language somebody chose, or their browser's.
  init(_ request: Request) {
    let chosen = request.cookies["gongkai_language"]?.value
    self =
      chosen.flatMap { Language(rawValue: $0) }
      ?? Language(accepted: request.headers[.acceptLanguage])
  }
}

/// Forms, read and checked for the secret that only these pages know.
struct FormReader<Form: Decodable & Sendable> {
  /// How long a form may take to arrive, in seconds.
  private static var patience: Int { 20 }

  static func form(_ request: Request, _ context: ReviewContext) async throws -> Form {
    let text = try await body(of: request, upTo: context.maxUploadSize)
    do {
      return try URLEncodedFormDecoder().decode(Form.self, from: text)
    } catch {
      throw Refusal.malformed("a part of the form is missing")
    }
  }

  /// `upTo` bytes where more is to be taken than of other requests.
  static func json(
    _ request: Request, _ context: ReviewContext, upTo limit: Int? = nil
  ) async throws -> Form {
    let text = try await body(of: request, upTo: limit ?? context.maxUploadSize)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(Form.self, from: Data(text.utf8))
    } catch {
      throw Refusal.malformed("it is not the JSON that is documented")
    }
  }

  private static func body(of request: Request, upTo limit: Int) async throws -> String {
    let seconds = patience
    return try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask {
        let buffer = try await request.body.collect(upTo: limit)
        return String(buffer: buffer)
      }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw Refusal.tooSlow
      }
      defer { group.cancelAll() }
      guard let text = try await group.next() else { throw Refusal.tooSlow }
      return text
    }
  }
}

extension SignIn {
  /// Refuses a form that does not bring the session's secret along.
  func checkForm(_ token: String?) throws(Refusal) {
    guard let token, Secret.isEqual(token, csrf) else { throw .forged }
  }
}
