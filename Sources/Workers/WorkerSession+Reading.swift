import PageModel

extension WorkerSession {
  /// Reads the wanted pages; a page that fails is reported among the lost ones.
  mutating func read(
    _ request: ReadingRequest, progress: (Int, Int) -> Void
  ) throws(ReadingFailure) -> ReadDocument {
    var deadline = begin()
    let document = try open(request, &deadline)
    guard document.isPaged else { return try layout(of: document, deadline) }
    var harvest = PageHarvest(wanted: request.pages.numbers(upTo: document.description.pageCount))
    while !harvest.rest.isEmpty {
      do throws(WorkerFailure) {
        try collect(into: &harvest, &deadline, progress)
      } catch {
        guard error != .cancelled else { throw .worker(error) }
        dropConnection()
        harvest.charge(error)
        deadline.extend()
        if !harvest.rest.isEmpty { _ = try open(request, &deadline) }
      }
    }
    if harvest.pages.isEmpty, let first = harvest.lostPages.first {
      throw .document(.pageUnreadable("none of its pages can be read: \(first.reason)"))
    }
    return ReadDocument(
      description: document.description, content: .pages(harvest.pages),
      lostPages: harvest.lostPages)
  }

  /// Renders one page as PNG; the request must be one for a picture.
  mutating func picture(
    of document: ReadingRequest, _ request: WorkerRequest
  ) throws(ReadingFailure) -> [UInt8] {
    var deadline = begin()
    _ = try open(document, &deadline)
    switch try answer(to: request, &deadline) {
    case .picture(let bytes): return bytes
    case .failed(let error): throw .document(error)
    default: throw .worker(.outOfTurn)
    }
  }

  private mutating func collect(
    into harvest: inout PageHarvest, _ deadline: inout Deadline, _ progress: (Int, Int) -> Void
  ) throws(WorkerFailure) {
    try send(.pages(Array(harvest.rest)), deadline)
    while !harvest.rest.isEmpty {
      try harvest.take(try receive(&deadline))
      progress(harvest.count.done, harvest.count.wanted)
    }
  }

  private mutating func layout(
    of document: OpenedDocument, _ deadline: consuming Deadline
  ) throws(ReadingFailure) -> ReadDocument {
    switch try answer(to: .layout, &deadline) {
    case .layout(let layout):
      return ReadDocument(description: document.description, content: .layout(layout))
    case .failed(let error): throw .document(error)
    default: throw .worker(.outOfTurn)
    }
  }

  /// Opens the document; a worker that dies of it is given one successor.
  private mutating func open(
    _ request: ReadingRequest, _ deadline: inout Deadline
  ) throws(ReadingFailure) -> OpenedDocument {
    let opening = WorkerRequest.open(request.source, password: request.password)
    var response: WorkerResponse
    do throws(ReadingFailure) {
      response = try answer(to: opening, &deadline)
    } catch {
      guard error.isWorthAnotherTry else { throw error }
      response = try answer(to: opening, &deadline)
    }
    switch response {
    case .opened(let document): return document
    case .failed(let error): throw .document(error)
    default: throw .worker(.outOfTurn)
    }
  }

  private mutating func answer(
    to request: WorkerRequest, _ deadline: inout Deadline
  ) throws(ReadingFailure) -> WorkerResponse {
    do throws(WorkerFailure) {
      try send(request, deadline)
      return try receive(&deadline)
    } catch {
      throw .worker(error)
    }
  }
}

extension ReadingFailure {
  /// Whether a fresh process may do what the last one could not.
  fileprivate var isWorthAnotherTry: Bool {
    switch self {
    case .worker(.crashed), .worker(.exited), .worker(.garbled): true
    default: false
    }
  }
}
