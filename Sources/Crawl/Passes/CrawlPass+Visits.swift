extension CrawlPass {
  /// Visits one address and keeps what comes of it.
  func visit(_ item: QueuedAddress) async throws {
    guard let source = sources[item.source], let address = WebAddress(item.url) else { return }
    var record = FetchRecord(item, time: clock.now)
    if let reason = obstacle(to: item, at: address, source) {
      (record.outcome, record.reason) = (.postponed, reason)
      return try commit(CrawlStep(record: record, queued: []))
    }
    switch try await robotsVerdict(for: address, source) {
    case .rules(let rules) where rules.allows(address): break
    case .rules:
      (record.outcome, record.reason) = (.refused, "robots.txt forbids it")
      return try commit(CrawlStep(record: record, queued: []))
    case .unavailable(let outcome, let reason):
      (record.outcome, record.reason) = (outcome, reason)
      return try commit(CrawlStep(record: record, queued: []))
    }
    let known = try ArchiveFailure.wrapping { try archive.knownAddress(item.url) }
    record.requestHeaders = headers(for: source, known: known)
    let conclusion: VisitConclusion
    do {
      let answer = try await ask(address, source, &record)
      conclusion = VisitConclusion(
        answer, to: item, at: address, known: known, scope: Scope(source), now: clock.now)
    } catch let failure as FetchFailure {
      conclusion = VisitConclusion(failure)
    }
    try await conclude(conclusion, item, address, source, known, record)
  }

  /// Asks in turn and notes the answer in the record.
  func ask(
    _ address: WebAddress, _ source: Source, _ record: inout FetchRecord
  ) async throws -> FetchAnswer {
    let gate = await gate(of: address.host, for: source.name)
    let ticket = try await gate.admit()
    record.time = clock.now
    countRequest(of: source.name)
    do {
      let answer = try await fetcher.answer(
        to: FetchRequest(
          address: address, headers: record.requestHeaders, limits: source.limits,
          allowedAddresses: source.allowedAddresses), from: archive,
        begun: { await gate.answered(ticket) })
      await gate.answered(ticket)
      record.status = answer.status
      record.headers = answer.headers
      record.body = answer.body?.stored
      record.kind = answer.body?.kind
      return answer
    } catch {
      await gate.answered(ticket)
      if (error as? FetchFailure)?.isBeforeAsking == true { record.requestHeaders = [] }
      throw error
    }
  }

  private func headers(for source: Source, known: KnownAddress?) -> [Source.Header] {
    var headers = [
      Source.Header(name: "User-Agent", value: userAgent),
      Source.Header(name: "Accept", value: "*/*"),
      Source.Header(name: "Accept-Encoding", value: "gzip, deflate"),
    ]
    headers += source.headers.filter { $0.name.lowercased() != "accept" }
    if let accept = source.headers.first(where: { $0.name.lowercased() == "accept" }) {
      headers[1] = accept
    }
    // What is gone or was not kept must come whole.
    guard let known, known.hash != nil, known.goneSince == nil else { return headers }
    if let tag = known.entityTag { headers.append(.init(name: "If-None-Match", value: tag)) }
    if let date = known.lastModified {
      headers.append(.init(name: "If-Modified-Since", value: date))
    }
    return headers
  }

  private func conclude(
    _ conclusion: VisitConclusion, _ item: QueuedAddress, _ address: WebAddress, _ source: Source,
    _ known: KnownAddress?, _ unfinished: FetchRecord
  ) async throws {
    var record = unfinished
    (record.outcome, record.reason) = (conclusion.outcome, conclusion.reason)
    var step = CrawlStep(record: record, queued: [])
    step.known = knowledge(known, item, record, source)
    step.isDocument =
      (record.outcome == .new || record.outcome == .changed)
      && record.kind.map { Scope(source).isDocument($0, at: address, as: item.role) } ?? false
    switch conclusion.next {
    case .done: noteAnswer(of: address.host)
    case .again(let retryAfter, let holdsHost):
      let delay = await rest(
        item, host: address.host, source.limits, retryAfter: retryAfter, holdsHost: holdsHost)
      if let delay {
        step.record.outcome = .postponed
        step.repetition = item.tried
        return try commit(step, resting: delay)
      }
    case .redirect(let target):
      noteAnswer(of: address.host)
      step.queued = admitted([item.redirected(to: target)], source)
    case .readLinks, .knownLinks:
      noteAnswer(of: address.host)
      try await follow(item, address, source, isNew: conclusion.next == .readLinks, &step)
    }
    step.queued += admitted(namedSitemapVisits(item, address), source)
    try commit(step)
  }

  /// What is known of the address after the visit.
  private func knowledge(
    _ known: KnownAddress?, _ item: QueuedAddress, _ record: FetchRecord, _ source: Source
  ) -> KnownAddress? {
    let schedule = RevisitSchedule(longest: source.revisit.longestDays)
    var now =
      known
      ?? KnownAddress(
        url: item.url, source: item.source, role: item.role, depth: item.depth,
        listPage: item.listPage, linkedFrom: item.linkedFrom, linkText: item.linkText,
        firstSeen: record.time, lastVisit: record.time)
    now.lastVisit = record.time
    switch record.outcome {
    case .new, .changed, .unchanged, .refused:
      guard record.status == 304 || record.body != nil else { return known }
      now.interval = schedule.interval(
        after: now.interval, isChanged: record.outcome == .changed)
      now.goneSince = nil
      guard let body = record.body else { return now }
      now.hash = body.hash
      now.kind = record.kind
      now.entityTag = record.header("etag")
      now.lastModified = record.header("last-modified")
      return now
    case .gone:
      now.goneSince = record.time
      return now
    case .missing, .failed, .postponed, .redirected: return known
    }
  }
}

extension FetchRecord {
  package init(_ item: QueuedAddress, time: Double) {
    self.init(
      url: item.url, source: item.source, role: item.role, linkedFrom: item.linkedFrom,
      linkText: item.linkText, time: time, attempt: item.attempts + 1, requestHeaders: [],
      headers: [], outcome: .failed, reason: "")
  }

  /// The first header of the answer with the name, given in lower case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }
}

extension QueuedAddress {
  /// The same once more after an attempt that failed.
  fileprivate var tried: QueuedAddress {
    var item = self
    item.attempts += 1
    return item
  }

  /// Where a redirect leads; it was linked from the redirecting address, in the same words.
  fileprivate func redirected(to target: WebAddress) -> QueuedAddress {
    var item = self
    item.url = target.description
    item.redirects += 1
    item.linkedFrom = url
    item.attempts = 0
    if role == .start { item.role = .page }
    return item
  }
}
