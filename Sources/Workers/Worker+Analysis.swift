import PageModel

extension Worker {
  /// What the worker makes of a document of so many pages that was read; a fresh one is asked once
  /// more where the first one ends over it.
  @available(*, noasync)
  public func analysis(of document: [UInt8], pageCount: Int) throws(WorkerFailure) -> [UInt8] {
    try session.withLock { session throws(WorkerFailure) in
      do throws(WorkerFailure) {
        return try session.analysis(of: document, pageCount: pageCount)
      } catch {
        guard !error.isFinal else { throw error }
        return try session.analysis(of: document, pageCount: pageCount)
      }
    }
  }
}

extension WorkerSession {
  /// A worker that fails is ended, so that another answers the next request.
  fileprivate mutating func analysis(
    of document: [UInt8], pageCount: Int
  ) throws(WorkerFailure) -> [UInt8] {
    let allowance = limits.forAnalysis(pageCount: pageCount)
    do throws(WorkerFailure) {
      retireWhenTired()
      var deadline = Deadline(allowance, remaining: allowance.document)
      try send(
        .analysis(document, seconds: allowance.settings.processorSeconds), deadline)
      guard case .analysis(let bytes) = try receive(&deadline) else { throw .outOfTurn }
      return bytes
    } catch {
      dropConnection()
      throw error
    }
  }
}

extension WorkerLimits {
  /// A second for each page beside what a page may take: the analysis sees all pages together.
  fileprivate func forAnalysis(pageCount: Int) -> WorkerLimits {
    var limits = self
    limits.page += Double(pageCount)
    limits.stall += 2 * Double(pageCount)
    return limits
  }
}
