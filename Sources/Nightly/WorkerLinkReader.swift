import Crawl
import NIOPosix
import PageModel
import Workers

/// Reads links in a worker process: pages of the web are hostile.
public struct WorkerLinkReader: LinkReader {
  private let worker: Worker

  public init(_ worker: Worker) { self.worker = worker }

  public func links(in bytes: [UInt8]) async throws -> FoundLinks {
    let found = try await NIOThreadPool.singleton.runIfActive { [worker] in
      try worker.links(in: GzipFile.isOne(bytes) ? GzipFile.unpacked(bytes) : bytes)
    }
    return FoundLinks(
      base: found.base, links: found.links.map { PageLink(url: $0.target, text: $0.text) },
      locations: found.locations)
  }
}
