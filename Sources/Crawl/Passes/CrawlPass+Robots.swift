/// What a host's robots.txt turned out to be.
enum RobotsVerdict: Sendable {
  case rules(RobotsRules)
  /// Nothing may be asked for, with the outcome and the reason that visits get.
  case unavailable(FetchOutcome, String)
}

extension CrawlPass {
  /// Redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2).
  private static let mostRedirects = 5
  /// How old rules may be that stand in for those a failing server does not give, in seconds: 30 days
  /// (RFC 9309, 2.3.1.4).
  private static let oldestRules = 30 * 86_400.0

  /// The rules of an address's host, asked for once a night.
  func robotsVerdict(for address: WebAddress, _ source: Source) async throws -> RobotsVerdict {
    let key = address.origin
    let task: Task<RobotsVerdict, any Error>
    if let known = robots[key] {
      task = known
    } else {
      task = Task { try await self.fetchRobots(of: address, source) }
      robots[key] = task
    }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func fetchRobots(of address: WebAddress, _ source: Source) async throws -> RobotsVerdict {
    var item = QueuedAddress(
      url: address.origin + "/robots.txt", source: source.name, role: .robots, depth: 0)
    while true {
      guard let place = WebAddress(item.url) else { return .rules(.none) }
      var record = FetchRecord(item, time: clock.now)
      record.requestHeaders = [
        Source.Header(name: "User-Agent", value: userAgent),
        Source.Header(name: "Accept", value: "text/plain, */*"),
        Source.Header(name: "Accept-Encoding", value: "gzip, deflate"),
      ]
      do {
        let answer = try await ask(place, source, &record)
        switch answer.status {
        case 200..<300: return try await accept(answer, record, address, source)
        case 301, 302, 303, 307, 308:
          guard let target = answer.header("location").flatMap({ WebAddress($0, base: place) }),
            item.redirects < Self.mostRedirects
          else {
            try note(record, .missing, "it redirects to nowhere: there are no rules")
            return .rules(.none)
          }
          try note(record, .redirected, "to \(target)")
          item.url = target.description
          item.redirects += 1
        case 429, 500...:
          if let verdict = try await tryAgain(
            &item, record, "status \(answer.status)",
            answer.header("retry-after").flatMap { HTTPDate.retryAfter($0, now: clock.now) }, source
          ) {
            return verdict
          }
        default:
          try note(record, .missing, "status \(answer.status): there are no rules")
          return .rules(.none)
        }
      } catch let failure as FetchFailure {
        guard failure.isPassing else {
          try note(record, .refused, failure.reason)
          return .unavailable(.refused, failure.reason)
        }
        if let verdict = try await tryAgain(&item, record, failure.reason, nil, source) {
          return verdict
        }
      }
    }
  }

  private func accept(
    _ answer: FetchAnswer, _ record: FetchRecord, _ address: WebAddress, _ source: Source
  ) async throws -> RobotsVerdict {
    noteAnswer(of: address.host)
    try note(record, .unchanged, "")
    guard let body = answer.body else { return .rules(.none) }
    return .rules(try await adopt(body.stored.hash, address, source))
  }

  /// The rules in a body that is kept, which bind the host from here on.
  private func adopt(
    _ hash: String, _ address: WebAddress, _ source: Source
  ) async throws -> RobotsRules {
    let bytes = try ArchiveFailure.wrapping {
      try archive.bytes(of: hash, atMost: RobotsRules.longest)
    }
    let rules = RobotsRules(bytes, token: Self.productToken(of: userAgent))
    namedSitemaps[address.origin] = rules.sitemaps
    if let delay = rules.crawlDelay {
      await gate(of: address.host, for: source.name).slow(to: delay)
    }
    return rules
  }

  /// Rests before the next attempt; a verdict when there is none: the last rules the server gave,
  /// unless they are old or it wants to be left alone.
  private func tryAgain(
    _ item: inout QueuedAddress, _ record: FetchRecord, _ reason: String, _ retryAfter: Double?,
    _ source: Source
  ) async throws -> RobotsVerdict? {
    let host = WebAddress(item.url)?.host ?? ""
    let delay = await rest(
      item, host: host, source.limits, retryAfter: retryAfter, holdsHost: true)
    guard delay != nil else {
      if lanes[host]?.closedBecause == nil, let address = WebAddress(item.url),
        let last = try ArchiveFailure.wrapping({ try archive.lastRobots(at: item.url) }),
        clock.now - last.time < Self.oldestRules
      {
        try note(
          record, .failed, "\(reason); the rules of \(HTTPDate.stamp(last.time)) are kept to")
        return .rules(try await adopt(last.hash, address, source))
      }
      try note(record, .failed, reason)
      return .unavailable(
        .failed, "its host's robots.txt cannot be had (\(reason)), so nothing is asked for")
    }
    try note(record, .postponed, reason)
    item.attempts += 1
    return nil
  }

  private func note(_ record: FetchRecord, _ outcome: FetchOutcome, _ reason: String) throws {
    var record = record
    (record.outcome, record.reason) = (outcome, reason)
    try commit(CrawlStep(record: record, queued: []))
  }

  /// Visits to the sitemaps that the robots.txt of a start page names.
  func namedSitemapVisits(_ item: QueuedAddress, _ address: WebAddress) -> [QueuedAddress] {
    guard item.role == .start, let source = sources[item.source] else { return [] }
    return (namedSitemaps[address.origin] ?? []).compactMap { text in
      guard let target = WebAddress(text, base: address), source.followsPages(on: target) else {
        return nil
      }
      return QueuedAddress(
        url: target.description, source: source.name, role: .sitemap, depth: 0,
        linkedFrom: address.origin + "/robots.txt")
    }
  }

  /// The first word of a User-Agent, by which robots.txt files call it.
  static func productToken(of userAgent: String) -> String {
    String(userAgent.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") })
  }
}
