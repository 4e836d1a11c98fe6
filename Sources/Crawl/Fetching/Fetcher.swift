import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Asks servers, one question at a time, and hands bodies to the archive as they come.
struct Fetcher: Sendable {
  private let clients: ClientPool
  private let clock: any CrawlClock

  /// How much of a body's end is looked at to tell what it is, in bytes.
  private static let tailSize = 1 << 16

  init(_ clients: ClientPool, clock: any CrawlClock) {
    self.clients = clients
    self.clock = clock
  }

  /// The answer to a request; `begun` is told as soon as it begins.
  ///
  /// Throws `FetchFailure`, errors of the archive, and `CancellationError`.
  func answer(
    to request: FetchRequest, from archive: any CrawlArchive,
    begun: @Sendable () async -> Void
  ) async throws -> FetchAnswer {
    let end = clock.uptime + Double(request.limits.seconds)
    do {
      return try await clients.withClient(for: request) { client in
        var question = HTTPClientRequest(url: request.address.description)
        question.headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
        let response = try await client.execute(
          question, deadline: .now() + .seconds(Int64(request.limits.seconds)))
        await begun()
        var answer = FetchAnswer(
          status: Int(response.status.code),
          headers: response.headers.map { Source.Header(name: $0.name, value: $0.value) })
        if (200..<300).contains(answer.status) {
          answer.body = try await keep(response.body, request.limits, until: end, in: archive)
        }
        return answer
      }
    } catch let failure as ArchiveFailure {
      throw failure
    } catch {
      try Task.checkCancellation()
      throw FetchFailure(error, limits: request.limits)
    }
  }

  private func keep(
    _ body: HTTPClientResponse.Body, _ limits: Source.Limits, until end: Double,
    in archive: any CrawlArchive
  ) async throws -> ReceivedBody {
    let writer = try ArchiveFailure.wrapping { try archive.bodyWriter() }
    var (head, tail): ([UInt8], [UInt8]) = ([], [])
    var count = 0
    for try await chunk in body {
      let bytes = Array(chunk.readableBytesView)
      count += bytes.count
      if head.count < ContentKind.headSize {
        head += bytes.prefix(ContentKind.headSize - head.count)
      }
      tail = (tail + bytes).suffix(Self.tailSize)
      let limit =
        ContentKind(head: head) == .html
        ? min(limits.pageBytes, limits.fileBytes) : limits.fileBytes
      guard count <= limit else { throw FetchFailure.tooLarge(limit: limit) }
      guard clock.uptime < end else { throw FetchFailure.timedOut(seconds: limits.seconds) }
      try ArchiveFailure.wrapping { try writer.write(bytes) }
    }
    let stored = try ArchiveFailure.wrapping { try writer.finish() }
    return ReceivedBody(stored: stored, kind: ContentKind(head: head, tail: tail))
  }
}

/// The archive cannot keep what it is given; the crawl cannot go on.
public struct ArchiveFailure: Error, Sendable, CustomStringConvertible {
  /// One clause.
  public let description: String

  public init(_ description: String) { self.description = description }

  static func wrapping<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as ArchiveFailure {
      throw failure
    } catch {
      throw ArchiveFailure("\(error)")
    }
  }
}
