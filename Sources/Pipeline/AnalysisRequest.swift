import PageModel
import Workers

/// What a worker is asked to make of a document that was read.
struct AnalysisRequest: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case pages([RequestedPage])
    case layout(Layout)
  }

  /// A page that the worker has kept, by its number, or one that it is sent.
  enum RequestedPage: Hashable, Sendable {
    case kept(Int)
    case sent(EncodedPage)
  }

  let setup: AnalysisSetup
  let task: AnalysisTask
  let content: Content

  /// Sends those pages of the document that the worker has not kept.
  init(
    _ setup: AnalysisSetup, _ task: AnalysisTask, _ content: ReadDocument.Content,
    keptPages: Set<Int>
  ) {
    self.setup = setup
    self.task = task
    self.content =
      switch content {
      case .pages(let pages):
        .pages(pages.map { keptPages.contains($0.number) ? .kept($0.number) : .sent($0) })
      case .layout(let layout): .layout(layout)
      }
  }

  /// The document with its pages; throws where one is neither sent nor among those at hand.
  func input(having keptPages: [Int: Page]) throws(WireError) -> AnalysisInput {
    switch content {
    case .layout(let layout): return AnalysisInput(task: task, content: .layout(layout))
    case .pages(let requested):
      var pages: [Page] = []
      for page in requested { pages.append(try page.page(having: keptPages)) }
      return AnalysisInput(task: task, content: .pages(pages))
    }
  }
}

extension AnalysisRequest.RequestedPage {
  fileprivate func page(having keptPages: [Int: Page]) throws(WireError) -> Page {
    switch self {
    case .sent(let page): return try page.page()
    case .kept(let number):
      guard let page = keptPages[number] else {
        throw .invalid("page \(number), which was not kept", offset: 0)
      }
      return page
    }
  }
}

extension AnalysisRequest: WireValue {
  func write(to encoder: inout WireEncoder) {
    encoder.write(setup)
    encoder.write(task)
    switch content {
    case .pages(let pages):
      encoder.write(true)
      encoder.write(pages)
    case .layout(let layout):
      encoder.write(false)
      encoder.write(layout)
    }
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    setup = try AnalysisSetup(from: &decoder)
    task = try AnalysisTask(from: &decoder)
    content =
      try decoder.bool() ? .pages(try decoder.values()) : .layout(try Layout(from: &decoder))
  }
}

extension AnalysisRequest.RequestedPage: WireValue {
  func write(to encoder: inout WireEncoder) {
    switch self {
    case .kept(let number):
      encoder.write(true)
      encoder.write(number)
    case .sent(let page):
      encoder.write(false)
      encoder.write(page)
    }
  }

  init(from decoder: inout WireDecoder) throws(WireError) {
    self =
      try decoder.bool()
      ? .kept(try decoder.integer()) : .sent(try EncodedPage(from: &decoder))
  }
}
