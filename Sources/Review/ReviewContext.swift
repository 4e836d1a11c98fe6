import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Store

/// What is known of a request on its way to its page.
struct ReviewContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The other end's address; empty where the system does not tell.
  let address: String
  /// Nil for somebody who is not signed in.
  var signIn: SignIn?
  var language = Language.chinese

  /// Larger requests are refused before they are read.
  var maxUploadSize: Int { 64 * 1024 }

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// Who is signed in; thrown at those who are not, which the gate keeps from happening.
  func signedIn(atLeast role: Role = .reviewer) throws(Refusal) -> SignIn {
    guard let signIn else { throw .notSignedIn }
    guard signIn.account.role >= role else { throw .notAllowed }
    return signIn
  }
}

extension ReviewContext {
  /// Whoever is signed in, after the secret in the header was compared.
  func checked(_ request: Request) throws(Refusal) -> SignIn {
    let signIn = try signedIn()
    try signIn.checkForm(HTTPField.Name("X-CSRF-Token").flatMap { request.headers[$0] })
    return signIn
  }
}

/// Why a request is not answered with what it asks for.
enum Refusal: Error, Hashable {
  case notSignedIn
  case notAllowed
  case notFound
  /// The form is not from one of these pages.
  case forged
  /// What was sent cannot be understood; one clause.
  case malformed(String)
  case tooLarge
  case tooSlow
  case tooManyAttempts
  /// It changed meanwhile; one clause.
  case conflict(String)
  /// The store does not answer; one clause.
  case unavailable(String)

  var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn: .unauthorized
    case .notAllowed, .forged: .forbidden
    case .notFound: .notFound
    case .malformed: .badRequest
    case .tooLarge: .contentTooLarge
    case .tooSlow: .requestTimeout
    case .tooManyAttempts: .tooManyRequests
    case .conflict: .conflict
    case .unavailable: .serviceUnavailable
    }
  }

  /// A stable name for programs.
  var code: String {
    switch self {
    case .notSignedIn: "not_signed_in"
    case .notAllowed: "not_allowed"
    case .notFound: "not_found"
    case .forged: "forged"
    case .malformed: "malformed"
    case .tooLarge: "too_large"
    case .tooSlow: "too_slow"
    case .tooManyAttempts: "too_many_attempts"
    case .conflict: "conflict"
    case .unavailable: "unavailable"
    }
  }

  /// One sentence.
  var message: String {
    switch self {
    case .notSignedIn: "Sign in first."
    case .notAllowed: "This account may not do that: ask an admin for another role."
    case .notFound: "There is nothing here."
    case .forged: "The form is not from a page of this server: load the page again."
    case .malformed(let reason): "The request cannot be understood: \(reason)."
    case .tooLarge: "The request is larger than any that these pages send."
    case .tooSlow: "The request took too long to arrive."
    case .tooManyAttempts: "Too many sign-ins failed: wait a quarter of an hour."
    case .conflict(let reason): "It was not recorded: \(reason)."
    case .unavailable(let reason): "The store does not answer: \(reason)."
    }
  }
}
