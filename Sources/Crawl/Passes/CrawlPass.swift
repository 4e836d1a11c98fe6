/// One night's crawl: visits what is due and what it leads to, until nothing is left.
///
/// All that is left to do stands in the archive after every visit: a pass that ends early, however it
/// ends, is continued by the next.
public actor CrawlPass {
  let sources: [String: Source]
  let userAgent: String
  let archive: any CrawlArchive
  let reader: any LinkReader
  let clock: any CrawlClock
  let fetcher: Fetcher
  private let clients: ClientPool
  private let order: [Source]
  private let chance: @Sendable () -> Double
  private let watch: @Sendable (FetchRecord) -> Void

  var lanes: [String: Lane] = [:]
  private var laneNames: [String] = []
  private var seen: Set<String> = []
  private var requestCounts: [String: Int] = [:]
  private var queryCounts: [String: Int] = [:]
  private var underway = 0
  /// By origin.
  var namedSitemaps: [String: [String]] = [:]
  var robots: [String: Task<RobotsVerdict, any Error>] = [:]

  /// Visits under way at once, of all hosts together.
  private static let mostUnderway = 16

  private enum Event: Sendable {
    case visited(host: String)
    case rested(QueuedAddress)
  }

  public init(
    _ file: SourcesFile, archive: any CrawlArchive, reader: any LinkReader,
    clock: any CrawlClock = SystemClock(), resolver: any HostResolver = SystemResolver(),
    proxies: ProxySettings = ProxySettings(environment: [:]),
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
    watch: @escaping @Sendable (FetchRecord) -> Void = { _ in }
  ) {
    order = file.sources
    sources = Dictionary(uniqueKeysWithValues: file.sources.map { ($0.name, $0) })
    userAgent = file.userAgent
    self.archive = archive
    self.reader = reader
    self.clock = clock
    self.chance = chance
    self.watch = watch
    clients = ClientPool(AddressGuard(resolver), proxies: proxies)
    fetcher = Fetcher(clients, clock: clock)
  }

  /// Runs to the end; throws `ArchiveFailure` when nothing can be kept any more and
  /// `CancellationError` when the task is cancelled.
  public func run() async throws {
    do {
      try await visitAll()
    } catch {
      for task in robots.values { task.cancel() }
      try? await clients.shutDown()
      throw error
    }
    try? await clients.shutDown()
  }

  private func visitAll() async throws {
    if try !archive.isSeeded() { try archive.seed(try seeds()) }
    seen = try archive.queuedURLs()
    requestCounts = try archive.requestCounts()
    for item in try archive.pending() { await place(item) }
    try await withThrowingTaskGroup(of: Event.self) { group in
      while true {
        try Task.checkCancellation()
        startVisits(in: &group)
        guard let event = try await group.next() else { return }
        switch event {
        case .visited(let host):
          lanes[host]?.underway -= 1
          underway -= 1
        case .rested(let item): await place(item)
        }
        for (item, delay) in takeResting() {
          let clock = self.clock
          group.addTask {
            try await clock.sleep(seconds: delay)
            return .rested(item)
          }
        }
        for item in takeArrived() { await place(item) }
      }
    }
  }

  private func startVisits(in group: inout ThrowingTaskGroup<Event, any Error>) {
    for name in laneNames {
      while underway < Self.mostUnderway, lanes[name]?.isReady == true {
        guard let item = lanes[name]?.next() else { break }
        lanes[name]?.underway += 1
        underway += 1
        group.addTask {
          try await self.visit(item)
          return .visited(host: name)
        }
      }
    }
  }

  /// The night's first addresses: start pages, sitemaps, and what is known, due and not gone.
  private func seeds() throws -> [QueuedAddress] {
    var seeds: [QueuedAddress] = []
    var urls: Set<String> = []
    for source in order {
      let first =
        source.start.map { ($0.description, AddressRole.start) }
        + source.sitemaps.map { ($0.description, .sitemap) }
      for (url, role) in first where urls.insert(url).inserted {
        seeds.append(QueuedAddress(url: url, source: source.name, role: role, depth: 0))
      }
      let schedule = RevisitSchedule(longest: source.revisit.longestDays)
      for known in try archive.knownAddresses(of: source.name) {
        guard known.goneSince == nil,
          schedule.isDue(lastVisit: known.lastVisit, interval: known.interval, now: clock.now),
          try isVisitedUnasked(known, source), urls.insert(known.url).inserted
        else { continue }
        seeds.append(
          QueuedAddress(
            url: known.url, source: source.name, role: known.role, depth: known.depth,
            listPage: known.listPage, linkedFrom: known.linkedFrom, linkText: known.linkText))
      }
    }
    return seeds
  }

  /// Whether a known address is visited though nothing may lead there any more.
  ///
  /// Documents are, to notice what becomes of them. Pages are reached by their links, unless the page
  /// that links them is itself not due; pages made up by a trap must not come back night after night.
  private func isVisitedUnasked(_ known: KnownAddress, _ source: Source) throws -> Bool {
    guard let address = WebAddress(known.url) else { return false }
    if let kind = known.kind, Scope(source).isDocument(kind, at: address, as: known.role) {
      return true
    }
    guard source.revisit.longestDays > 1, let page = known.linkedFrom else { return false }
    return try archive.links(of: page).contains { $0.url == known.url }
  }

  private func place(_ item: QueuedAddress) async {
    guard let host = WebAddress(item.url)?.host else { return }
    _ = await gate(of: host, for: item.source)
    lanes[host]?.append(item)
  }

  // MARK: Between visits

  private var resting: [(QueuedAddress, Double)] = []
  private var arrived: [QueuedAddress] = []

  private func takeResting() -> [(QueuedAddress, Double)] {
    defer { resting = [] }
    return resting
  }

  private func takeArrived() -> [QueuedAddress] {
    defer { arrived = [] }
    return arrived
  }

  /// The gate of a host, made when first needed; the slowest of the sources that share it decides.
  func gate(of host: String, for source: String) async -> HostGate {
    let pace = sources[source]?.pace ?? Source.Pace()
    if let lane = lanes[host] {
      lanes[host]?.concurrency = min(lane.concurrency, pace.concurrency)
      await lane.gate.slow(to: pace.interval)
      return lane.gate
    }
    let gate = HostGate(interval: pace.interval, clock: clock)
    lanes[host] = Lane(gate: gate, concurrency: pace.concurrency)
    laneNames.append(host)
    return gate
  }

  /// Why a visit is not made at all; nil when it is.
  func obstacle(to item: QueuedAddress, at address: WebAddress, _ source: Source) -> String? {
    if let reason = lanes[address.host]?.closedBecause { return reason }
    if !source.hours.isEmpty, !source.hours.contains(where: { $0.contains(clock.now) }) {
      return "it is outside the source's hours"
    }
    if requestCounts[source.name, default: 0] >= source.limits.requests {
      return "the night's \(source.limits.requests) requests of the source are used up"
    }
    return nil
  }

  func countRequest(of source: String) { requestCounts[source, default: 0] += 1 }

  /// Of the visits those that are new this night; they count as queued from here on.
  func admitted(_ items: [QueuedAddress], _ source: Source) -> [QueuedAddress] {
    items.filter { item in
      guard !seen.contains(item.url) else { return false }
      if let mark = item.url.firstIndex(of: "?") {
        let path = String(item.url[..<mark])
        guard queryCounts[path, default: 0] < source.limits.queriesPerPath else { return false }
        queryCounts[path, default: 0] += 1
      }
      seen.insert(item.url)
      return true
    }
  }

  /// Keeps what a visit found, and lets follow what follows from it.
  func commit(_ step: CrawlStep, resting delay: Double = 0) throws {
    try ArchiveFailure.wrapping { try archive.commit(step) }
    arrived += step.queued
    if let repetition = step.repetition { resting.append((repetition, delay)) }
    watch(step.record)
  }

  /// Notes how a host answered; gives how long to rest before the next attempt, in seconds.
  func rest(
    _ item: QueuedAddress, host: String, _ limits: Source.Limits, retryAfter: Double?,
    holdsHost: Bool
  ) async -> Double? {
    lanes[host]?.failuresInRow += 1
    if lanes[host]?.failuresInRow ?? 0 >= Lane.mostFailuresInRow {
      lanes[host]?.closedBecause =
        "its host failed \(Lane.mostFailuresInRow) times in a row and is left alone for the night"
    }
    if let retryAfter, retryAfter > limits.patienceSeconds {
      lanes[host]?.closedBecause = "its host asks to be left alone for \(Int(retryAfter)) s"
    }
    let delay = BackOff(base: limits.backOffSeconds).delay(
      after: item.attempts + 1, retryAfter: retryAfter, chance: chance())
    if holdsHost { await lanes[host]?.gate.hold(seconds: min(delay, limits.patienceSeconds)) }
    let isWorthIt = item.attempts + 1 < limits.attempts && lanes[host]?.closedBecause == nil
    return isWorthIt ? (holdsHost ? 0 : delay) : nil
  }

  func noteAnswer(of host: String) { lanes[host]?.failuresInRow = 0 }
}
