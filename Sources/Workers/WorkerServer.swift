import CLinux
import Glibc
import PageModel

/// The worker's end of the pipes: answers requests until the parent closes its own end.
public struct WorkerServer<Service: DocumentService & ~Copyable>: ~Copyable {
  private var service: Service
  private let version: String
  private let input: Int32
  private let output: Int32
  private var settings: WorkerSettings?
  /// The open files that came beside requests and are still to be taken.
  private var arrivedFiles: [Int32] = []
  /// The open document's, which readers may go on reading from.
  private var file: ReceivedFile?
  /// Those that were read of the open document, for its analysis.
  private var pages: [Int: Page] = [:]

  /// How long it goes on reading a range unasked, in seconds: where pages with text are followed by scanned
  /// ones, a range of many is thought to take a quarter of that.
  private static var longestTurn: Double { 1 }

  /// Serves over the two descriptors, which stay open.
  public init(_ service: consuming Service, version: String, input: Int32, output: Int32) {
    self.service = service
    self.version = version
    self.input = input
    self.output = output
  }

  /// Answers until the requests end or make no sense; a parent that is gone ends it too.
  public mutating func run() {
    var arrived = FrameBuffer()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var arrivedFile: Int32 = -1
      let count = receive_with_file(input, &chunk, chunk.count, &arrivedFile)
      if count < 0, errno == EINTR { continue }
      if arrivedFile >= 0 { arrivedFiles.append(arrivedFile) }
      guard count > 0 else { return }
      arrived.append(chunk[0..<count])
      do throws(WireError) {
        while let message = try arrived.next() {
          guard try answer(try WorkerRequest(wireBytes: message)) else { return }
        }
      } catch {
        return
      }
    }
  }

  /// Whether the parent still listens; throws where the request makes no sense.
  private mutating func answer(_ request: WorkerRequest) throws(WireError) -> Bool {
    if let settings { WorkerProcess.grant(processorSeconds: settings.processorSeconds) }
    switch request {
    case .begin(let settings):
      guard self.settings == nil else { return false }
      self.settings = settings
      return send(.ready(version: version, WorkerProcess.confine(settings)))
    case .open(let opening): return send(opened(opening))
    case .pages(let numbers): return read(numbers)
    case .layout:
      do throws(DocumentError) {
        return send(.layout(try service.layout()))
      } catch {
        return send(.failed(error))
      }
    case .picture(let page, let dotsPerInch, let overlay):
      do throws(DocumentError) {
        return send(
          .picture(try service.picture(page: page, dotsPerInch: dotsPerInch, overlay: overlay)))
      } catch {
        return send(.failed(error))
      }
    case .analysis(let document, let seconds):
      if settings != nil { WorkerProcess.grant(processorSeconds: seconds) }
      defer { pages = [:] }
      return send(.analysis(try service.analysis(of: document, having: pages)[...]))
    case .links(let bytes):
      do throws(DocumentError) {
        return send(.links(try service.links(in: bytes)))
      } catch {
        return send(.failed(error))
      }
    case .searchable(let layers):
      do throws(DocumentError) {
        return send(.searchable(try service.searchable(layers)))
      } catch {
        return send(.failed(error))
      }
    }
  }

  private mutating func opened(_ opening: DocumentOpening) -> WorkerResponse {
    pages = [:]
    guard !arrivedFiles.isEmpty else { return .failed(.missing) }
    let descriptor = FileDescriptor(owning: arrivedFiles.removeFirst())
    do throws(DocumentError) {
      let file = try ReceivedFile(descriptor)
      let facts = try service.open(path: file.path, password: opening.password)
      guard facts.pageCount > 0 || !facts.isPaged else { return .failed(.noPages) }
      let identifier = opening.identifier
      let description = DocumentDescription(
        id: identifier == nil ? try file.identifier() : identifier ?? "", path: opening.path,
        byteCount: file.byteCount, mediaType: facts.mediaType, pageCount: facts.pageCount,
        title: facts.title, language: facts.language)
      self.file = consume file
      return .opened(OpenedDocument(description: description, isPaged: facts.isPaged))
    } catch {
      return .failed(error)
    }
  }

  /// Reads the pages, as many as there is time for.
  private mutating func read(_ numbers: [Int]) -> Bool {
    let begun = MonotonicClock.seconds
    for (place, number) in numbers.enumerated() {
      if place > 0, MonotonicClock.seconds - begun > Self.longestTurn { return send(.paused) }
      guard send(page(number)) else { return false }
    }
    return true
  }

  private mutating func page(_ number: Int) -> WorkerResponse {
    if let settings { WorkerProcess.grant(processorSeconds: settings.processorSeconds) }
    do throws(DocumentError) {
      let page = try service.page(number)
      pages[number] = page
      return .page(EncodedPage(page))
    } catch {
      return .pageFailed(number, error)
    }
  }

  private func send(_ response: WorkerResponse) -> Bool {
    let frame = FrameBuffer.frame(of: response)
    var sent = 0
    while sent < frame.count {
      let count = frame.withUnsafeBytes { raw in
        write(output, raw.baseAddress?.advanced(by: sent), raw.count - sent)
      }
      if count > 0 {
        sent += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
