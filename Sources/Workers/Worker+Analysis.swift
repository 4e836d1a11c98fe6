import PageModel

extension Worker {
  /// What the worker makes of a document of so many pages that was read; a fresh one is asked once
  /// more where the first one ends over it, and further ones where it was ended from outside.
  ///
  /// `request` is told which pages the worker has kept, so that it need not hold them: none, where
  /// the document is not one that workers are reading.
  @available(*, noasync)
  public func analysis(
    of document: DocumentReading? = nil, pageCount: Int,
    _ request: (_ keptPages: Set<Int>) -> [UInt8]
  ) throws(WorkerFailure) -> ArraySlice<UInt8> {
    try session.withLock { session throws(WorkerFailure) in
      var pardons = WorkerFailure.pardons
      var isLastTry = false
      while true {
        do throws(WorkerFailure) {
          return try session.analysis(of: document, pageCount: pageCount, request)
        } catch {
          if error.isFromOutside, pardons > 0 {
            pardons -= 1
          } else if error.isFinal || isLastTry {
            throw error
          } else {
            isLastTry = true
          }
        }
      }
    }
  }
}

extension WorkerSession {
  /// A worker that fails is ended, so that another answers the next request.
  fileprivate mutating func analysis(
    of document: DocumentReading?, pageCount: Int, _ request: (Set<Int>) -> [UInt8]
  ) throws(WorkerFailure) -> ArraySlice<UInt8> {
    let allowance = limits.forAnalysis(pageCount: pageCount)
    do throws(WorkerFailure) {
      retireWhenTired()
      var deadline = Deadline(allowance, remaining: allowance.document)
      let bytes = request(document.map { keptPages(of: $0) } ?? [])
      try send(.analysis(bytes, seconds: allowance.settings.processorSeconds), deadline)
      guard case .analysis(let made) = try receive(&deadline) else { throw .outOfTurn }
      releasePages()
      return made
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
