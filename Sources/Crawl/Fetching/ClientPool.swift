import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression

/// HTTP clients that connect to addresses that were looked at before, one for each.
actor ClientPool {
  private struct Key: Hashable {
    let host: String
    let address: String
    let proxy: WebAddress?
    let fileBytes: Int
    let stallSeconds: Int
  }

  private let guardian: AddressGuard
  private let proxies: ProxySettings
  private var clients: [Key: HTTPClient] = [:]

  /// Clients that stay open; a crawl of very many hosts begins anew then.
  private static let most = 64

  init(_ guardian: AddressGuard, proxies: ProxySettings) {
    self.guardian = guardian
    self.proxies = proxies
  }

  /// A client for the request's host; throws `FetchFailure` when no address of it may be asked.
  func client(for request: FetchRequest) async throws -> HTTPClient {
    let address = request.address
    let proxy = proxies.proxy(for: address)
    var target: IPAddress?
    do {
      target = try await guardian.address(of: address.host, allowing: request.allowedAddresses)
    } catch let FetchFailure.unresolved(host, reason) {
      // Behind a proxy names of the outside world need not be known here.
      guard proxy != nil else { throw FetchFailure.unresolved(host: host, reason: reason) }
    }
    let isInside = target.map { !$0.isPublic } ?? false
    let key = Key(
      host: address.host, address: target?.description ?? "", proxy: isInside ? nil : proxy,
      fileBytes: request.limits.fileBytes, stallSeconds: request.limits.stallSeconds)
    if let known = clients[key] { return known }
    if clients.count >= Self.most { try await shutDown() }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.settings(key))
    clients[key] = client
    return client
  }

  /// Closes all connections.
  func shutDown() async throws {
    let open = clients.values
    clients = [:]
    for client in open { try await client.shutdown() }
  }

  private static func settings(_ key: Key) -> HTTPClient.Configuration {
    var settings = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(20), read: .seconds(Int64(key.stallSeconds))),
      decompression: .enabled(limit: .size(key.fileBytes)))
    settings.httpVersion = .http1Only
    settings.connectionPool.retryConnectionEstablishment = false
    settings.connectionPool.idleTimeout = .seconds(15)
    if let proxy = key.proxy {
      settings.proxy = .server(host: proxy.host, port: proxy.port)
    } else if !key.host.hasPrefix("["), key.host != key.address {
      settings.dnsOverride = [key.host: key.address]
    }
    return settings
  }
}
