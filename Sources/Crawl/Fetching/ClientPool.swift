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
  private struct Entry {
    let client: HTTPClient
    /// Requests under way.
    var uses = 0
    /// Counts up with every request: the smallest was used longest ago.
    var lastUse = 0
  }

  private var entries: [Key: Entry] = [:]
  private var useCount = 0

  /// Clients that stay open beside those in use.
  private let most: Int

  init(_ guardian: AddressGuard, proxies: ProxySettings, most: Int = 64) {
    self.guardian = guardian
    self.proxies = proxies
    self.most = most
  }

  /// Lets a client for the request's host be used, which stays open as long; throws `FetchFailure`
  /// when no address of it may be asked.
  nonisolated func withClient<Value: Sendable>(
    for request: FetchRequest, _ body: (HTTPClient) async throws -> Value
  ) async throws -> Value {
    let key = try await key(for: request)
    let client = await take(key)
    do {
      let value = try await body(client)
      await giveBack(key)
      return value
    } catch {
      await giveBack(key)
      throw error
    }
  }

  private func key(for request: FetchRequest) async throws -> Key {
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
    return Key(
      host: address.host, address: target?.description ?? "", proxy: isInside ? nil : proxy,
      fileBytes: request.limits.fileBytes, stallSeconds: request.limits.stallSeconds)
  }

  private func take(_ key: Key) -> HTTPClient {
    let client =
      entries[key]?.client
      ?? HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.settings(key))
    useCount += 1
    let uses = (entries[key]?.uses ?? 0) + 1
    entries[key] = Entry(client: client, uses: uses, lastUse: useCount)
    return client
  }

  /// Closes what was unused longest where too many are open: never one that waits for an answer.
  private func giveBack(_ key: Key) async {
    entries[key]?.uses -= 1
    guard entries.count > most,
      let oldest = entries.filter({ $0.value.uses == 0 }).min(by: {
        $0.value.lastUse < $1.value.lastUse
      })
    else { return }
    entries[oldest.key] = nil
    // Nothing waits for it; a connection that cannot be closed in order is closed all the same.
    try? await oldest.value.client.shutdown()
  }

  /// Closes all connections.
  func shutDown() async throws {
    let open = entries.values
    entries = [:]
    for entry in open { try await entry.client.shutdown() }
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
