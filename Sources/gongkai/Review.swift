import ArgumentParser
import Pipeline
import Review
import Store
import Workers

/// Pages on which people decide doubtful fields.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Serve pages on which people decide doubtful fields.",
    discussion: """
      Works on the store of 'gongkai run'. Only this machine can reach it unless --host says \
      otherwise, which takes accounts that were made before and a proxy that encrypts. The first \
      start prints a link that makes the first admin, once.
      """)

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Accounts, one a line: name:role:digest; those it does not name stay as they are.",
      valueName: "file"))
  var users: String?

  @Flag(help: "Read a password from standard input and print its digest for --users.")
  var digestPassword = false

  @Option(help: ArgumentHelp("The port.", valueName: "n"))
  var port = 8080

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp("A name the pages are reached by, besides localhost.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "A proxy in front encrypts: cookies are only sent over encrypted connections.")
  var behindTLSProxy = false

  @Option(
    help: ArgumentHelp("The share of fields that two people decide, from 0 to 1.", valueName: "s"))
  var secondOpinionShare = 0.0

  @Option(
    help: ArgumentHelp("Amounts from so many 元 on are decided by two people.", valueName: "n"))
  var secondOpinionFrom: Double?

  @Option(
    help: ArgumentHelp("How long a field on somebody's desk is theirs alone.", valueName: "seconds")
  )
  var lease = 300

  func validate() throws {
    guard store != nil || digestPassword else {
      throw ValidationError("--store needs the name of a folder.")
    }
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port).")
    }
    guard (0...1).contains(secondOpinionShare) else {
      throw ValidationError("--second-opinion-share takes a number from 0 to 1.")
    }
    guard (5...86_400).contains(lease) else {
      throw ValidationError("--lease takes a number of seconds from 5 to 86400.")
    }
  }

  func run() throws {
    guard !digestPassword else { return try ReviewUsers.printDigest() }
    let store = try opened(store ?? "")
    if let users { try ReviewUsers.apply(users, to: store) }
    let settings = ReviewSettings(
      host: host, port: port, names: Set(names), isEncrypted: behindTLSProxy,
      opinions: SecondOpinions(share: secondOpinionShare, amount: secondOpinionFrom),
      leaseSeconds: lease)
    try checkOpenness(settings, store)
    let cancellation = try Cancellation()
    let renderer = PageRenderer(WorkerPool(count: 1, cancellation: cancellation))
    let rebuilding = StoreRebuilding(store, by: Worker(cancellation: cancellation))
    try OutputRepair(store, by: rebuilding).run()
    let server = try ReviewServer(
      store: store, pictures: StorePictures(store: store, renderer: renderer),
      rebuilding: rebuilding,
      settings: settings)
    let link = try server.firstLink()
    try wait(for: server) { [host] port in
      let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
      StandardError.tell("the review is at \(address)/")
      if let link {
        StandardError.tell("make the first admin, once, at \(address)\(link)")
      }
    }
  }

  /// Waits for the server's end on this thread, which is none of those that serve tasks.
  private func wait(
    for server: ReviewServer, ready: @escaping @Sendable (Int) -> Void
  ) throws {
    let outcome = TaskOutcome()
    Task {
      do {
        try await server.run(ready: ready)
        outcome.end(with: nil)
      } catch {
        outcome.end(with: error)
      }
    }
    while !outcome.isEnded(within: 3600) {}
    if let error = outcome.error { throw error }
  }

  private func checkOpenness(_ settings: ReviewSettings, _ store: DocumentStore) throws {
    guard !settings.isLocal else { return }
    guard behindTLSProxy else {
      throw UsageError(
        message: "Beyond this machine the review needs encryption: put a proxy in front and say "
          + "--behind-tls-proxy.")
    }
    guard try store.hasAccounts() else {
      throw UsageError(
        message: "Beyond this machine the review needs accounts: start it once without --host and "
          + "make the first admin.")
    }
  }

  private func opened(_ path: String) throws -> DocumentStore {
    try DocumentStore(StoreFolder(path), creating: false)
  }
}

/// Pages of the documents of a store.
private struct StorePictures: PagePictures {
  let store: DocumentStore
  let renderer: PageRenderer

  func picture(
    of document: DeskDocument, page: Int, dotsPerInch: Int
  ) async throws(PictureError) -> [UInt8] {
    guard let path = try path(of: document) else {
      throw PictureError(reason: "the document is no longer where it was")
    }
    do throws(ReadingFailure) {
      return try await renderer.picture(
        of: .path(path), page: page, dotsPerInch: Double(dotsPerInch))
    } catch {
      throw PictureError(reason: "its page \(page) cannot be drawn")
    }
  }

  /// Where the document's own bytes are: a file may have been replaced since.
  private func path(of document: DeskDocument) throws(PictureError) -> String? {
    do throws(StoreError) {
      guard let sources = try store.sources(of: document.id) else { return nil }
      return sources.paths.first { Self.identifier(of: $0) == sources.content.description }
    } catch {
      throw PictureError(reason: error.reason)
    }
  }

  /// Nil for a file that cannot be read.
  private static func identifier(of path: String) -> String? {
    do throws(SystemError) {
      return try ContentDigest.identify(path).identifier
    } catch {
      return nil
    }
  }
}
