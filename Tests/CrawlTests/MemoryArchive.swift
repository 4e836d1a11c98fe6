import Crawl
import Foundation
import Synchronization

/// An archive that lives as long as its test.
final class MemoryArchive: CrawlArchive {
  struct State {
    var known: [String: KnownAddress] = [:]
    var links: [String: [PageLink]] = [:]
    var queue: [QueuedAddress] = []
    var urls: Set<String> = []
    var isSeeded = false
    var bodies: [String: [UInt8]] = [:]
    var records: [FetchRecord] = []
    var documents: [String] = []
    var robots: [String: KeptRobots] = [:]
  }

  let state = Mutex(State())

  var records: [FetchRecord] { state.withLock { $0.records } }
  var documents: [String] { state.withLock { $0.documents } }

  /// The record of the last visit to a path.
  func record(_ path: String) -> FetchRecord? { records.last { $0.url.hasSuffix(path) } }

  /// Begins another night.
  func beginNight() {
    state.withLock { state in
      (state.queue, state.urls, state.isSeeded) = ([], [], false)
      (state.records, state.documents) = ([], [])
    }
  }

  func knownAddresses(of source: String) -> [KnownAddress] {
    state.withLock { $0.known.values.filter { $0.source == source }.sorted { $0.url < $1.url } }
  }

  func knownAddress(_ url: String) -> KnownAddress? { state.withLock { $0.known[url] } }
  func links(of url: String) -> [PageLink] { state.withLock { $0.links[url] ?? [] } }
  func lastRobots(at url: String) -> KeptRobots? { state.withLock { $0.robots[url] } }
  func pending() -> [QueuedAddress] { state.withLock { $0.queue } }
  func queuedURLs() -> Set<String> { state.withLock { $0.urls } }
  func isSeeded() -> Bool { state.withLock { $0.isSeeded } }

  func seed(_ queued: [QueuedAddress]) {
    state.withLock { state in
      state.queue += queued
      state.urls.formUnion(queued.map(\.url))
      state.isSeeded = true
    }
  }

  func requestCounts() -> [String: Int] { [:] }
  func bodyWriter() -> any BodyWriter { MemoryBody(self) }

  func bytes(of hash: String, atMost most: Int) -> [UInt8] {
    state.withLock { Array(($0.bodies[hash] ?? []).prefix(most)) }
  }

  func commit(_ step: CrawlStep) {
    state.withLock { state in
      state.records.append(step.record)
      if step.isDocument { state.documents.append(step.record.url) }
      if let known = step.known { state.known[known.url] = known }
      if step.record.role == .robots, let body = step.record.body {
        state.robots[step.record.url] = KeptRobots(hash: body.hash, time: step.record.time)
      }
      if let links = step.links { state.links[step.record.url] = links }
      state.queue.removeAll { $0.url == step.record.url }
      if let repetition = step.repetition { state.queue.append(repetition) }
      state.queue += step.queued
      state.urls.formUnion(step.queued.map(\.url))
    }
  }
}

private final class MemoryBody: BodyWriter {
  private let archive: MemoryArchive
  private var bytes: [UInt8] = []

  init(_ archive: MemoryArchive) { self.archive = archive }

  func write(_ bytes: [UInt8]) { self.bytes += bytes }

  func finish() -> StoredBody {
    var hasher = Hasher()
    hasher.combine(bytes)
    let hash = "\(hasher.finalize())-\(bytes.count)"
    archive.state.withLock { $0.bodies[hash] = bytes }
    return StoredBody(hash: hash, byteCount: bytes.count)
  }
}

/// Finds the links of pages that tests write: href="…" in double quotes.
struct PlainLinkReader: LinkReader {
  func links(in bytes: [UInt8]) -> FoundLinks {
    let text = String(decoding: bytes, as: UTF8.self)
    let links = text.matches(of: /href="([^"]*)"[^>]*>([^<]*)</).map {
      PageLink(url: String($0.1), text: String($0.2))
    }
    let locations = text.matches(of: /<loc>([^<]*)</).map { String($0.1) }
    return FoundLinks(links: links, locations: locations)
  }
}
