extension CrawlPass {
  /// How much of a page or sitemap is read for its links, in bytes.
  private static let longestPage = 50 << 20

  /// Adds what a page's links lead to.
  func follow(
    _ item: QueuedAddress, _ address: WebAddress, _ source: Source, isNew: Bool,
    _ step: inout CrawlStep
  ) async throws {
    var links: [PageLink] = []
    if isNew, let body = step.record.body {
      do {
        links = try await read(body.hash, address)
        step.links = links
      } catch let failure as ArchiveFailure {
        throw failure
      } catch {
        try Task.checkCancellation()
        step.record.outcome = .failed
        step.record.reason = "its links cannot be read (\(error))"
        // Its content must come once more: it is not known yet.
        step.known = nil
        return
      }
    } else {
      links = try ArchiveFailure.wrapping { try archive.links(of: item.url) }
    }
    let visits =
      item.role == .sitemap
      ? sitemapVisits(links, item, source)
      : try pageVisits(links, item, address, source)
    step.queued = admitted(visits, source)
  }

  private func read(_ hash: String, _ address: WebAddress) async throws -> [PageLink] {
    let bytes = try ArchiveFailure.wrapping {
      try archive.bytes(of: hash, atMost: Self.longestPage)
    }
    let found = try await reader.links(in: bytes)
    let base = found.base.flatMap { WebAddress($0, base: address) } ?? address
    var seen: Set<String> = []
    let plain = found.locations.map { PageLink(url: $0, text: "") }
    return (found.links + plain).compactMap { link in
      guard let target = WebAddress(link.url, base: base), seen.insert(target.description).inserted
      else { return nil }
      return PageLink(url: target.description, text: link.text)
    }
  }

  private func pageVisits(
    _ links: [PageLink], _ item: QueuedAddress, _ address: WebAddress, _ source: Source
  ) throws -> [QueuedAddress] {
    let endsList = try isBarren(links, item, address)
    return links.compactMap { link in
      guard let target = WebAddress(link.url) else { return nil }
      return Scope(source).visit(
        to: target, text: link.text, from: item, at: address, endsList: endsList)
    }
  }

  /// Whether a further page of a list only has what the page before it had: beyond the last page
  /// many sites repeat it, or lead on for ever.
  private func isBarren(
    _ links: [PageLink], _ item: QueuedAddress, _ address: WebAddress
  ) throws -> Bool {
    guard item.listPage > 0, let before = item.linkedFrom else { return false }
    let known = Set(try ArchiveFailure.wrapping { try archive.links(of: before) }.map(\.url))
    return links.allSatisfy { link in
      known.contains(link.url) || link.url == item.url
        || WebAddress(link.url).map { ListPages.number(of: $0, from: address) != nil } ?? true
    }
  }

  private func sitemapVisits(
    _ links: [PageLink], _ item: QueuedAddress, _ source: Source
  ) -> [QueuedAddress] {
    links.compactMap { link in
      guard let target = WebAddress(link.url) else { return nil }
      if target.fileExtension == "xml" || target.fileExtension == "gz" {
        guard item.depth < 3, source.followsPages(on: target) else { return nil }
        return QueuedAddress(
          url: link.url, source: source.name, role: .sitemap, depth: item.depth + 1,
          linkedFrom: item.url)
      }
      // Whatever a sitemap names is one step from the start.
      var origin = item
      origin.depth = 0
      return Scope(source).visit(to: target, text: "", from: origin, at: target, endsList: false)
    }
  }
}
