import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension FetchFailure {
  /// What an error of the HTTP client means.
  init(_ error: any Error, limits: Source.Limits) {
    self =
      switch error {
      case let failure as FetchFailure: failure
      case let error as HTTPClientError: Self.meaning(of: error, limits)
      case let error as NIOHTTPDecompression.DecompressionError:
        error == .limit ? .unpacksTooLarge(limit: limits.fileBytes) : .damagedCompression
      case let error as HTTPParserError:
        error == .invalidEOFState ? .cut : .notHTTP(reason: "\(error)")
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
        .untrusted(reason: Self.reason(ofHandshake: "\(error)"))
      case let error as NIOConnectionError: .unreachable(reason: Self.reason(of: error))
      case let error as IOError where error.errnoCode == ECONNRESET: .cut
      case let error as IOError: .unreachable(reason: error.description)
      case is NIOHTTPDecompression.ExtraDecompressionError: .damagedCompression
      case let error as ChannelError where error == .eof || error == .inputClosed: .cut
      default: .unreachable(reason: "\(error)")
      }
  }

  private static func meaning(of error: HTTPClientError, _ limits: Source.Limits) -> FetchFailure {
    switch error {
    case .readTimeout: .timedOut(seconds: limits.stallSeconds)
    case .deadlineExceeded, .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
      .timedOut(seconds: limits.seconds)
    case .remoteConnectionClosed: .cut
    default: .unreachable(reason: error.description)
    }
  }

  /// The library tells in its own terms, with places in its own code.
  private static func reason(ofHandshake error: String) -> String {
    error.contains("CERTIFICATE_VERIFY_FAILED")
      ? "nobody trusted vouches for it, or it is for another name or time"
      : "the encrypted connection could not be agreed upon"
  }

  private static func reason(of error: NIOConnectionError) -> String {
    error.connectionErrors.first.map { "\($0.error)" } ?? "no connection to \(error.host)"
  }
}
