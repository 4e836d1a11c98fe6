import PageModel

extension WorkerSession {
  /// Works on a document's parts, from the one given on, until none is left or its turn is over.
  mutating func read(_ first: DocumentPart, of document: DocumentReading, _ turn: WorkerTurn) {
    let begun = MonotonicClock.seconds
    var next: DocumentPart? = first
    while let part = next {
      let partBegun = MonotonicClock.seconds
      serve(part, of: document, turn)
      let now = MonotonicClock.seconds
      let isOver = now - begun >= document.turn && turn.isWanted()
      next = document.leave(after: now - partBegun, forGood: isOver)
      turn.share()
    }
  }

  /// A file made of the document: the request must be one for a picture or a searchable PDF.
  mutating func file(
    of document: DocumentReading, _ request: WorkerRequest
  ) throws(ReadingFailure) -> [UInt8] {
    var response: WorkerResponse
    do throws(WorkerFailure) {
      var deadline = Deadline(limits, remaining: limits.document)
      response = try open(document, &deadline)
      if case .opened = response {
        try send(request, deadline)
        response = try receive(&deadline)
      }
    } catch {
      throw .worker(error)
    }
    switch response {
    case .picture(let bytes), .searchable(let bytes): return bytes
    case .failed(let error): throw .document(error)
    default: throw .worker(.outOfTurn)
    }
  }

  /// Does one part; what comes of it, failures too, goes to the document.
  private mutating func serve(
    _ part: DocumentPart, of document: DocumentReading, _ turn: WorkerTurn
  ) {
    if case .opening = part, isCancelled {
      return document.update { $0.end(.worker(.cancelled)) }
    }
    var deadline = Deadline(limits, remaining: limits.document - document.seconds)
    var range = part.range
    if let range, range.attempts > 0 { renew() } else { retireWhenTired() }
    do throws(WorkerFailure) {
      try ensureOpen(document, for: range, &deadline)
      if openDocument == document.number { try read(&range, of: document, turn, &deadline) }
    } catch {
      let failedOpening = openDocument != document.number
      dropConnection()
      document.update { harvest in
        if let range, !failedOpening {
          harvest.charge(error, to: range)
        } else {
          harvest.charge(error, openingFor: range)
        }
      }
    }
  }

  private mutating func read(
    _ range: inout PageRange?, of document: DocumentReading, _ turn: WorkerTurn,
    _ deadline: inout Deadline
  ) throws(WorkerFailure) {
    guard let numbers = range?.numbers, !numbers.isEmpty else { return }
    try send(.pages(Array(numbers)), deadline)
    var begun = MonotonicClock.seconds
    for number in numbers {
      // The first page may show as little as this: that pages take long, and others could help.
      let response = try receive(&deadline, whileSlow: turn.share)
      let seconds = MonotonicClock.seconds - begun
      begun += seconds
      switch response {
      case .page(let page) where page.number == number:
        keep(number)
        document.update { $0.take(page, seconds: seconds) }
      case .pageFailed(number, let error): document.update { $0.lose(number, error.reason) }
      case .paused:
        if let rest = range { document.update { $0.giveBack(rest) } }
        return
      default: throw .outOfTurn
      }
      range?.advance()
    }
  }

  /// Opens the document where the process has another one open; what that tells goes to the document.
  private mutating func ensureOpen(
    _ document: DocumentReading, for range: PageRange?, _ deadline: inout Deadline
  ) throws(WorkerFailure) {
    guard openDocument != document.number else { return }
    let begun = MonotonicClock.seconds
    switch try open(document, &deadline) {
    case .opened(let opened):
      if !opened.isPaged { try readLayout(of: document, &deadline) }
      let seconds = MonotonicClock.seconds - begun
      document.update { $0.opened(opened, wanted: document.request.pages, seconds: seconds) }
    case .failed(let error): document.update { $0.refuse(error, range) }
    default: throw .outOfTurn
    }
  }

  private mutating func open(
    _ document: DocumentReading, _ deadline: inout Deadline
  ) throws(WorkerFailure) -> WorkerResponse {
    releaseDocument()
    let input: InputFile
    do throws(DocumentError) {
      input = try document.input(atMost: limits.inputSize)
    } catch {
      return .failed(error)
    }
    let request = document.request
    try send(
      .open(
        DocumentOpening(
          path: request.source.path?.readablePath ?? "-", password: request.password,
          identifier: document.identifier)), with: input, deadline)
    let response = try receive(&deadline)
    if case .opened = response { hold(document) }
    return response
  }

  private mutating func readLayout(
    of document: DocumentReading, _ deadline: inout Deadline
  ) throws(WorkerFailure) {
    try send(.layout, deadline)
    switch try receive(&deadline) {
    case .layout(let layout): document.update { $0.take(layout) }
    case .failed(let error): document.update { $0.refuse(error, nil) }
    default: throw .outOfTurn
    }
  }
}

extension WorkerFailure {
  static var outOfTurn: WorkerFailure {
    .garbled(.invalid("a response out of turn", offset: 0))
  }
}
