import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Store

/// The review's pages and programs' entrances, served until the process is told to end.
public struct ReviewServer: Sendable {
  private let store: StoreAccess
  private let settings: ReviewSettings
  private let pictures: any PagePictures
  private let workshop: TableWorkshop
  private let templates: PageTemplates

  /// Connections beyond these wait.
  private static let mostConnections = 512
  /// A connection on which nothing happens is closed, in seconds.
  private static let idleSeconds: Int64 = 30
  /// How long a one-time link can be used, in seconds.
  private static let invitationSeconds = 24 * 3600

  /// Throws where the pages' own templates are damaged.
  public init(
    store: DocumentStore, pictures: any PagePictures, rebuilding: any DocumentRebuilding,
    settings: ReviewSettings
  ) throws {
    self.store = StoreAccess(store: store)
    self.settings = settings
    self.pictures = pictures
    workshop = TableWorkshop(rebuilding, settings.opinions)
    templates = try PageTemplates()
  }

  /// The path of a link that makes the first admin, once; nil where there are accounts already.
  public func firstLink() throws(StoreError) -> String? {
    guard try !store.store.hasAccounts() else { return nil }
    let token = Secret()
    try store.store.invite(
      token: token.digest, role: .admin, expires: Moment.now + Self.invitationSeconds)
    return "/setup?token=\(token.text)"
  }

  /// Serves; `ready` hears the port once connections are taken.
  public func run(ready: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "gongkai.review")
    logger.logLevel = .error
    let application = Application(
      router: router,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(Self.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
      ),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      onServerRunning: { channel in ready(channel.localAddress?.port ?? settings.port) },
      logger: logger)
    try await application.runService()
  }

  var router: Router<ReviewContext> {
    let router = Router(context: ReviewContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: RefusalPages(templates: templates))
    router.add(middleware: Gate(store: store, settings: settings))
    SignInRoutes(store: store, settings: settings, templates: templates).add(to: router)
    DeskRoutes(store: store, settings: settings, templates: templates).add(to: router)
    DecisionRoutes(store: store, settings: settings).add(to: router)
    TableRoutes(store: store, settings: settings, workshop: workshop).add(to: router)
    CheckRoutes(store: store, workshop: workshop, phrases: templates.phrases).add(to: router)
    PictureRoutes(store: store, pictures: pictures).add(to: router)
    AccountRoutes(store: store, templates: templates).add(to: router)
    LeadRoutes(store: store, templates: templates).add(to: router)
    LabelStudioRoutes(store: store, settings: settings).add(to: router)
    ExportRoutes(store: store).add(to: router)
    return router
  }
}
