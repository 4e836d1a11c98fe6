import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A request as the site saw it.
public struct SeenRequest: Hashable, Sendable {
  public var target: String
  public var headers: [String: String]
  /// Seconds on a clock that is never set back.
  public var time: Double

  public var isConditional: Bool {
    headers["if-none-match"] != nil || headers["if-modified-since"] != nil
  }
}

/// What the site answers to a request.
public struct SiteAnswer: Sendable {
  public var status = 200
  public var headers: [String: String] = [:]
  public var body: [UInt8] = []
  /// Sent in pieces of this size with the pause between them; nil sends all at once.
  public var drip: (size: Int, milliseconds: Int64)?
  /// Closes the connection after so many bytes of the body.
  public var cutAfter: Int?

  public init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public static func html(_ text: String) -> SiteAnswer {
    SiteAnswer(headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(text.utf8))
  }

  public static func redirect(_ target: String, status: Int = 302) -> SiteAnswer {
    SiteAnswer(status: status, headers: ["Location": target])
  }
}

/// A web site on the loopback address that is served by the test itself and notes every request.
public final class WebSite: Sendable {
  public typealias Answering = @Sendable (SeenRequest, _ earlier: Int) -> SiteAnswer

  private let channel: any Channel
  private let log = Mutex<[SeenRequest]>([])
  private let answering: Mutex<Answering>

  /// Serves at once; `answer` is told how often its target was asked for before.
  public init(_ answer: @escaping Answering) async throws {
    answering = Mutex(answer)
    let holder = SiteHolder()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(SiteHandler(holder))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    holder.set(self)
  }

  public var port: Int { channel.localAddress?.port ?? 0 }

  /// The site's address without a path.
  public var origin: String { "http://127.0.0.1:\(port)" }

  public func stop() async throws { try await channel.close() }

  /// Serves other things from here on.
  public func serve(_ answer: @escaping Answering) { answering.withLock { $0 = answer } }

  public var requests: [SeenRequest] { log.withLock { $0 } }

  public func forgetRequests() { log.withLock { $0 = [] } }

  /// The targets that were asked for, in order, without robots.txt.
  public var targets: [String] { requests.map(\.target).filter { $0 != "/robots.txt" } }

  fileprivate func answer(to request: SeenRequest) -> SiteAnswer {
    let earlier = log.withLock { log in
      defer { log.append(request) }
      return log.count { $0.target == request.target }
    }
    return answering.withLock { $0 }(request, earlier)
  }
}

/// Lets handlers find the site, which is made after them.
private final class SiteHolder: Sendable {
  private struct Reference: Sendable { weak var site: WebSite? }
  private let reference = Mutex(Reference())

  func set(_ site: WebSite) { reference.withLock { $0.site = site } }

  func answer(to request: SeenRequest) -> SiteAnswer {
    reference.withLock { $0.site }?.answer(to: request) ?? SiteAnswer(status: 500)
  }
}

private final class SiteHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let holder: SiteHolder

  init(_ holder: SiteHolder) { self.holder = holder }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let head) = unwrapInboundIn(data) else { return }
    let now = NIODeadline.now().uptimeNanoseconds
    let headers = Dictionary(
      head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    send(
      holder.answer(
        to: SeenRequest(target: head.uri, headers: headers, time: Double(now) / 1e9)),
      on: context)
  }

  private func send(_ answer: SiteAnswer, on context: ChannelHandlerContext) {
    var head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status))
    for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
      head.headers.add(name: name, value: value)
    }
    if answer.status != 304, answer.headers["Transfer-Encoding"] == nil {
      head.headers.replaceOrAdd(name: "Content-Length", value: "\(answer.body.count)")
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let body = answer.cutAfter.map { Array(answer.body.prefix($0)) } ?? answer.body
    let size = answer.drip?.size ?? max(1, body.count)
    let pause = answer.drip?.milliseconds ?? 0
    let pieces = stride(from: 0, to: body.count, by: size).map {
      Array(body[$0..<min($0 + size, body.count)])
    }
    send(pieces[...], pause, isCut: answer.cutAfter != nil, context.channel)
  }

  private func send(
    _ pieces: ArraySlice<[UInt8]>, _ pause: Int64, isCut: Bool, _ channel: any Channel
  ) {
    guard let first = pieces.first else {
      if isCut {
        channel.flush()
        channel.close(promise: nil)
      } else {
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
      }
      return
    }
    channel.writeAndFlush(
      HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: first))), promise: nil)
    let rest = pieces.dropFirst()
    if pause == 0 || rest.isEmpty { return send(rest, pause, isCut: isCut, channel) }
    // The handler keeps no state: any other may go on.
    let holder = self.holder
    channel.eventLoop.scheduleTask(in: .milliseconds(pause)) {
      SiteHandler(holder).send(rest, pause, isCut: isCut, channel)
    }
  }
}
