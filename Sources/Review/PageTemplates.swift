import Hummingbird
import Mustache
import Store

/// The pages' templates; all that is put into one is escaped.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary
  let phrases: Phrases

  init() throws {
    phrases = try Phrases()
    var library = MustacheLibrary()
    for (name, bytes) in [
      ("head", PackageResources.head_mustache), ("foot", PackageResources.foot_mustache),
      ("sign-in", PackageResources.sign_in_mustache), ("setup", PackageResources.setup_mustache),
      ("queue", PackageResources.queue_mustache), ("desk", PackageResources.desk_mustache),
      ("workbench", PackageResources.workbench_mustache),
      ("message", PackageResources.message_mustache), ("lead", PackageResources.lead_mustache),
      ("accounts", PackageResources.accounts_mustache),
    ] {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  /// A page as a response.
  func page(
    _ name: String, _ content: [String: Any], for context: ReviewContext,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    var object = content
    object["t"] = phrases.texts(in: context.language)
    object["language"] = context.language.tag
    object["other_language"] = context.language == .chinese ? "en" : "zh"
    if let signIn = context.signIn {
      object["csrf"] = signIn.csrf
      object["account"] = signIn.account.name
      object["is_lead"] = signIn.account.role >= .lead
      object["is_admin"] = signIn.account.role >= .admin
    }
    let html = library.render(object, withTemplate: name) ?? ""
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }
}
