import HTTPTypes
import Hummingbird
import Store

/// Where an admin says who may sign in, and everybody changes their own password.
struct AccountRoutes: Sendable {
  let store: StoreAccess
  let templates: PageTemplates

  func add(to router: Router<ReviewContext>) {
    router.get("/accounts", use: page)
    router.post("/accounts", use: add)
    router.post("/accounts/:account", use: change)
  }

  @Sendable private func page(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn(atLeast: .admin)
    return try await page(context)
  }

  private func page(
    _ context: ReviewContext, failed: String? = nil
  ) async throws -> Response {
    let accounts = try await store { try $0.accounts() }
    var content: [String: Any] = [
      "accounts": accounts.map { account -> [String: Any] in
        [
          "id": account.id, "name": account.name, "is_active": account.isActive,
          "is_self": account.id == context.signIn?.account.id,
          "roles": Role.allCases.map { role -> [String: Any] in
            [
              "name": role.rawValue, "is_chosen": role == account.role,
              "text": templates.phrases.text("role_\(role.rawValue)", in: context.language),
            ]
          },
        ]
      }
    ]
    if let failed { content["failed"] = templates.phrases.text(failed, in: context.language) }
    return templates.page(
      "accounts", content, for: context, status: failed == nil ? .ok : .badRequest)
  }

  private struct NewAccount: Decodable, Sendable {
    var csrf: String
    var name: String
    var password: String
    var role: String
  }

  @Sendable private func add(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.signedIn(atLeast: .admin)
    let form = try await FormReader<NewAccount>.form(request, context)
    try signIn.checkForm(form.csrf)
    guard let role = Role(rawValue: form.role), AccountName.isGood(form.name),
      PasswordDigest.lengths.contains(form.password.count)
    else { return try await page(context, failed: "account_bad") }
    let isNew = try await store { store in
      try store.addAccount(
        name: form.name, role: role, password: try PasswordDigest(of: form.password).text)
    }
    guard isNew else { return try await page(context, failed: "account_taken") }
    return Response(status: .seeOther, headers: [.location: "/accounts"])
  }

  private struct Change: Decodable, Sendable {
    var csrf: String
    var role: String
    var active: String?
    var password: String?
  }

  @Sendable private func change(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    let signIn = try context.signedIn(atLeast: .admin)
    let form = try await FormReader<Change>.form(request, context)
    try signIn.checkForm(form.csrf)
    guard let id = context.parameters.get("account", as: Int64.self),
      let role = Role(rawValue: form.role)
    else { throw Refusal.notFound }
    // Nobody locks the last admin out: an admin stays one until another changes it.
    guard id != signIn.account.id || (role == .admin && form.active != nil) else {
      return try await page(context, failed: "account_self")
    }
    if let password = form.password, !password.isEmpty {
      guard PasswordDigest.lengths.contains(password.count) else {
        return try await page(context, failed: "account_bad")
      }
      try await store { try $0.changePassword(of: id, to: try PasswordDigest(of: password).text) }
    }
    try await store { try $0.changeAccount(id, role: role, isActive: form.active != nil) }
    return Response(status: .seeOther, headers: [.location: "/accounts"])
  }
}
