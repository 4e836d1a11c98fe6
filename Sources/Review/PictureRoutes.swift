import HTTPTypes
import Hummingbird
import Store

/// Pages as pictures, and the pages' own style and script.
struct PictureRoutes: Sendable {
  let store: StoreAccess
  let pictures: any PagePictures

  /// What pictures may be asked for; few, so that browsers find them again.
  private static let resolutions = [72, 110, 150, 220]

  func add(to router: Router<ReviewContext>) {
    router.get("/documents/:document/pages/:page", use: picture)
    router.get("/assets/review.css") { _, _ in
      Self.asset(PackageResources.review_css, "text/css; charset=utf-8")
    }
    let scripts = [
      ("review", PackageResources.review_js), ("sheet", PackageResources.sheet_js),
      ("edit", PackageResources.edit_js), ("table", PackageResources.table_js),
    ]
    for (name, bytes) in scripts {
      router.get(RouterPath("/assets/\(name).js")) { _, _ in
        Self.asset(bytes, "text/javascript; charset=utf-8")
      }
    }
    router.get("/assets/icon.svg") { _, _ in
      Self.asset(PackageResources.icon_svg, "image/svg+xml")
    }
    router.get("/api/openapi.json") { _, _ in
      Self.asset(PackageResources.openapi_json, "application/json; charset=utf-8")
    }
  }

  private static func asset(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "private, max-age=300"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable private func picture(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn()
    guard let id = context.parameters.get("document", as: Int64.self),
      let page = context.parameters.get("page", as: Int.self)
    else { throw Refusal.notFound }
    let wanted = request.uri.queryParameters["dpi"].flatMap { Int($0) } ?? 110
    guard Self.resolutions.contains(wanted) else {
      throw Refusal.malformed("dpi is one of 72, 110, 150 and 220")
    }
    let found = try await store { try $0.deskDocument(id) }
    guard let document = found, (1...max(document.pageCount, 1)).contains(page),
      document.pageCount > 0
    else { throw Refusal.notFound }
    do throws(PictureError) {
      let bytes = try await pictures.picture(of: document, page: page, dotsPerInch: wanted)
      return Response(
        status: .ok,
        headers: [.contentType: "image/png", .cacheControl: "private, max-age=3600"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    } catch {
      throw Refusal.unavailable(error.reason)
    }
  }
}
