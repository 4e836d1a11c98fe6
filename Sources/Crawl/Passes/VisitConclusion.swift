/// What follows from an answer: a decision without any side effect.
struct VisitConclusion {
  enum Next: Hashable {
    case done
    /// To be tried again; the whole host is left alone meanwhile where `holdsHost`.
    case again(retryAfter: Double?, holdsHost: Bool)
    /// Its links are to be read from the new body.
    case readLinks
    /// Its links are those that were read before.
    case knownLinks
    case redirect(WebAddress)
  }

  var outcome: FetchOutcome
  var reason = ""
  var next = Next.done

  /// `known` is what was known before the visit.
  init(
    _ answer: FetchAnswer, to item: QueuedAddress, at address: WebAddress, known: KnownAddress?,
    scope: Scope, now: Double
  ) {
    switch answer.status {
    case 200..<300:
      guard let body = answer.body else {
        self.init(.failed, "the answer had no body")
        return
      }
      self.init(body, item, address, known, scope)
    case 304: self.init(unchanged: item, address, known, scope)
    case 301, 302, 303, 307, 308: self.init(redirect: answer, item, address, known, scope)
    case 404, 410: self.init(gone: answer.status, known)
    case 429, 503:
      let wait = answer.header("retry-after").flatMap { HTTPDate.retryAfter($0, now: now) }
      self.init(.failed, "the server asks for patience (status \(answer.status))")
      next = .again(retryAfter: wait, holdsHost: true)
    case 408, 425, 500, 502, 504, 520...529:
      self.init(.failed, "the server failed (status \(answer.status))")
      next = .again(retryAfter: nil, holdsHost: false)
    default: self.init(.failed, "the server refuses it (status \(answer.status))")
    }
  }

  /// What follows from no answer.
  init(_ failure: FetchFailure) {
    self.init(failure.isPassing ? .failed : .refused, failure.reason)
    if failure.isPassing { next = .again(retryAfter: nil, holdsHost: false) }
  }

  init(_ outcome: FetchOutcome, _ reason: String = "", next: Next = .done) {
    self.outcome = outcome
    self.reason = reason
    self.next = next
  }

  private init(
    _ body: ReceivedBody, _ item: QueuedAddress, _ address: WebAddress, _ known: KnownAddress?,
    _ scope: Scope
  ) {
    if let refusal = scope.refusal(of: body.kind, at: address, as: item.role) {
      self.init(.refused, refusal)
      return
    }
    let isUnchanged = known?.hash == body.stored.hash
    let isBack = known?.goneSince != nil
    if isBack {
      self.init(.new, "it is back")
    } else {
      self.init(known?.hash == nil ? .new : isUnchanged ? .unchanged : .changed)
    }
    if body.kind == .html || item.role == .sitemap {
      next = isUnchanged ? .knownLinks : .readLinks
    }
  }

  private init(
    unchanged item: QueuedAddress, _ address: WebAddress, _ known: KnownAddress?, _ scope: Scope
  ) {
    guard let known, let kind = known.kind else {
      self.init(.failed, "the server says “not modified” of what it never sent")
      return
    }
    if let refusal = scope.refusal(of: kind, at: address, as: item.role) {
      self.init(.refused, refusal)
      return
    }
    let hasLinks = kind == .html || item.role == .sitemap
    self.init(.unchanged, next: hasLinks ? .knownLinks : .done)
  }

  private init(
    redirect answer: FetchAnswer, _ item: QueuedAddress, _ address: WebAddress,
    _ known: KnownAddress?, _ scope: Scope
  ) {
    guard let location = answer.header("location"),
      let target = WebAddress(location, base: address)
    else {
      self.init(.failed, "it redirects to nowhere")
      return
    }
    if let refusal = scope.refusal(ofRedirectTo: target) {
      self.init(.refused, refusal)
    } else if item.redirects >= Self.mostRedirects {
      self.init(.refused, "it redirects more than \(Self.mostRedirects) times")
    } else if let known, known.goneSince == nil, known.kind?.document != nil, known.kind != .html {
      self.init(.gone, "it now leads to \(target)", next: .redirect(target))
    } else {
      self.init(.redirected, "to \(target)", next: .redirect(target))
    }
  }

  private init(gone status: Int, _ known: KnownAddress?) {
    let wasThere = known?.hash != nil && known?.goneSince == nil
    self.init(wasThere ? .gone : .missing, "status \(status)")
  }

  private static let mostRedirects = 10
}
