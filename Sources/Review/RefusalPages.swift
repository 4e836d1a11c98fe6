import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Turns what is thrown into a page or, for programs, into JSON, with one sentence.
struct RefusalPages: RouterMiddleware {
  typealias Context = ReviewContext

  let templates: PageTemplates

  func handle(
    _ request: Request, context: ReviewContext,
    next: (Request, ReviewContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    // Also for what is refused before anybody's language was asked for.
    context.language = Language(request)
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return response(refusal, request, context)
    } catch let error as any HTTPResponseError {
      return response(Self.refusal(for: error), request, context, status: error.status)
    }
  }

  private static func refusal(for error: any HTTPResponseError) -> Refusal {
    switch error.status {
    case .notFound, .methodNotAllowed: .notFound
    case .contentTooLarge: .tooLarge
    default: .malformed("it has not the form that is documented")
    }
  }

  private func response(
    _ refusal: Refusal, _ request: Request, _ context: ReviewContext,
    status: HTTPResponse.Status? = nil
  ) -> Response {
    let status = status ?? refusal.status
    guard !request.isForProgram else {
      return JSONAnswer(["error": refusal.code, "message": refusal.message]).response(status)
    }
    guard refusal != .notSignedIn else {
      return Response(status: .seeOther, headers: [.location: "/sign-in"])
    }
    let message = templates.phrases.text("refused_\(refusal.code)", in: context.language)
    return templates.page(
      "message", ["message": message], for: context, status: status)
  }
}

extension Request {
  /// Whether a program asks, the pages' script among them: it gets JSON.
  var isForProgram: Bool { uri.path.hasPrefix("/api/") }
}

/// An answer for programs.
struct JSONAnswer {
  private let bytes: ByteBuffer

  init(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      bytes = ByteBuffer(data: try encoder.encode(value))
    } catch {
      preconditionFailure("Answers are made of texts, numbers and lists: \(error)")
    }
  }

  func response(_ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: bytes))
  }
}
