import HTTPTypes
import Hummingbird
import Store

/// Signing in and out, and the first admin's one-time link.
struct SignInRoutes: Sendable {
  let store: StoreAccess
  let settings: ReviewSettings
  let templates: PageTemplates

  func add(to router: Router<ReviewContext>) {
    router.get("/sign-in") { _, context in templates.page("sign-in", [:], for: context) }
    router.post("/sign-in", use: signIn)
    router.post("/sign-out", use: signOut)
    router.get("/setup", use: setupPage)
    router.post("/setup", use: setup)
    router.get("/language", use: language)
  }

  private struct Credentials: Decodable, Sendable {
    var name: String
    var password: String
  }

  @Sendable private func signIn(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let form = try await FormReader<Credentials>.form(request, context)
    let address = context.address
    let isBarred = try await store { [settings] store in
      try store.isBarred(
        account: form.name, address: address, now: Moment.now, settings.signIn)
    }
    guard !isBarred else { throw Refusal.tooManyAttempts }
    let account = try await store { try $0.account(named: form.name) }
    // A name nobody has costs the same time as a wrong password.
    let digest = PasswordDigest(text: account?.password ?? Self.nobody)
    let isRight = try await store { _ in try digest.matches(form.password) }
    guard let account, isRight, account.isActive else {
      try await store {
        try $0.noteFailedSignIn(account: form.name, address: address, now: Moment.now)
      }
      return templates.page("sign-in", ["failed": true], for: context, status: .unauthorized)
    }
    try await store { try $0.clearFailedSignIns(account: form.name) }
    return try await begin(account)
  }

  /// Of no password.
  private static let nobody = "scrypt$32768$none$none"

  /// A new session each time: one that was planted before is worth nothing.
  private func begin(_ account: Account) async throws -> Response {
    let token = Secret()
    let csrf = Secret()
    try await store { [settings] store in
      try store.beginSession(
        token: token.digest, csrf: csrf.text, user: account.id, now: Moment.now, settings.session)
    }
    var response = Response(status: .seeOther, headers: [.location: "/"])
    response.setCookie(
      Cookie(
        name: Gate.cookie, value: token.text, maxAge: settings.session.longest, path: "/",
        secure: settings.isEncrypted, httpOnly: true, sameSite: .strict))
    return response
  }

  private struct Token: Decodable, Sendable { var csrf: String }

  @Sendable private func signOut(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.signedIn()
    try signIn.checkForm(try await FormReader<Token>.form(request, context).csrf)
    let token = request.cookies[Gate.cookie]?.value ?? ""
    try await store { store in
      try store.endSession(token: Secret(text: token).digest)
      try store.releaseAll(of: signIn.account.id)
    }
    var response = Response(status: .seeOther, headers: [.location: "/sign-in"])
    response.setCookie(
      Cookie(
        name: Gate.cookie, value: "", maxAge: 0, path: "/", secure: settings.isEncrypted,
        httpOnly: true, sameSite: .strict))
    return response
  }

  @Sendable private func setupPage(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let token = request.uri.queryParameters["token"].map(String.init) ?? ""
    try await checkInvitation(token)
    return templates.page("setup", ["token": token], for: context)
  }

  private func checkInvitation(_ token: String) async throws {
    let digest = Secret(text: token).digest
    guard try await store({ try $0.isInvitation(token: digest, now: Moment.now) }) else {
      throw Refusal.notFound
    }
  }

  private struct NewAdmin: Decodable, Sendable {
    var token: String
    var name: String
    var password: String
  }

  @Sendable private func setup(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let form = try await FormReader<NewAdmin>.form(request, context)
    try await checkInvitation(form.token)
    guard AccountName.isGood(form.name), PasswordDigest.lengths.contains(form.password.count) else {
      return templates.page(
        "setup", ["token": form.token, "failed": true, "name": form.name], for: context,
        status: .badRequest)
    }
    let account = try await store { store in
      let digest = try PasswordDigest(of: form.password)
      let isNew = try store.accept(
        invitation: Secret(text: form.token).digest, name: form.name, password: digest.text,
        now: Moment.now)
      return isNew ? try store.account(named: form.name) : nil
    }
    guard let account else { throw Refusal.notFound }
    return try await begin(account)
  }

  @Sendable private func language(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let parameters = request.uri.queryParameters
    guard let wanted = parameters["to"].flatMap({ Language(rawValue: String($0)) }) else {
      throw Refusal.malformed("there is no such language")
    }
    let back = parameters["back"].map(String.init) ?? "/"
    let isOwn = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
    var response = Response(status: .seeOther, headers: [.location: isOwn ? back : "/"])
    response.setCookie(
      Cookie(
        name: "gongkai_language", value: wanted.rawValue, maxAge: 365 * 24 * 3600, path: "/",
        secure: settings.isEncrypted, httpOnly: true, sameSite: .lax))
    return response
  }
}

/// What may be an account's name.
enum AccountName {
  /// One to forty letters, digits and marks that names have; no two that look empty or alike.
  static func isGood(_ name: String) -> Bool {
    (1...40).contains(name.count)
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_.@".unicodeScalars.contains(scalar)
      }
  }
}
