import Dispatch
import PageModel
import Workers

/// Draws single pages of documents for people to look at, in worker processes.
public final class PageRenderer: Sendable {
  private let workers: [Worker]

  public init(_ pool: WorkerPool) { workers = pool.workers }

  /// A page, from 1, as PNG with nothing drawn over it.
  public func picture(
    of source: DocumentSource, page: Int, dotsPerInch: Double
  ) async throws(ReadingFailure) -> [UInt8] {
    // The same document goes to the same worker, which then has it open already.
    let worker = workers[abs(source.hashValue % workers.count)]
    let answer: Result<[UInt8], ReadingFailure> = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(
          returning: Result { () throws(ReadingFailure) in
            try worker.picture(
              of: source, password: nil, page: page, dotsPerInch: dotsPerInch, overlay: [])
          })
      }
    }
    return try answer.get()
  }
}
