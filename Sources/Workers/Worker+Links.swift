import PageModel

extension Worker {
  /// The links of a page of HTML or of a sitemap.
  @available(*, noasync)
  public func links(in bytes: [UInt8]) throws(ReadingFailure) -> MarkupLinks {
    try session.withLock { session throws(ReadingFailure) in try session.links(in: bytes) }
  }
}

extension WorkerSession {
  /// The links in the bytes; a worker that dies of them is not given another try.
  mutating func links(in bytes: [UInt8]) throws(ReadingFailure) -> MarkupLinks {
    let response: WorkerResponse
    do throws(WorkerFailure) {
      retireWhenTired()
      var deadline = Deadline(limits, remaining: limits.page)
      try send(.links(bytes), deadline)
      response = try receive(&deadline)
    } catch {
      dropConnection()
      throw .worker(error)
    }
    switch response {
    case .links(let links): return links
    case .failed(let error): throw .document(error)
    default:
      dropConnection()
      throw .worker(.outOfTurn)
    }
  }
}
