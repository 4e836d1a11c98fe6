import Glibc

/// A recogniser that is a program of its own, asked where ours is not sure.
///
/// It never stops a page: once it hangs, ends or answers with garbage it is let go, and pages say so.
public final class OutsideRecognizer {
  /// How long it may take, in milliseconds.
  public struct Patience {
    public var start: Int
    public var answer: Int

    public init(start: Int = 60_000, answer: Int = 10_000) {
      self.start = start
      self.answer = answer
    }
  }

  private let languages: String
  private let patience: Patience
  private var process: RecognizerProcess?
  private var isReady = false
  private var requestCount = 0
  /// One clause on how it came to its end; nil while it serves.
  package private(set) var failure: String?

  /// Starts the command, the program first; it loads its models while the first page is prepared.
  public init(command: [String], languages: String, patience: Patience = Patience()) {
    precondition(!command.isEmpty, "A recogniser's command needs a program.")
    self.languages = languages
    self.patience = patience
    do throws(RecognizerProcess.Failure) {
      process = try RecognizerProcess(command)
    } catch {
      failure = error.clause
    }
  }

  /// What it reads in a line; nil where it cannot or will not tell.
  package func reading(of line: GrayRaster) -> [RecognizerAnswer.Character]? {
    guard process != nil, let png = PageImage(line)?.png() else { return nil }
    do throws(RecognizerProcess.Failure) {
      guard case .text(let characters) = try answer(for: png) else { return nil }
      return characters
    } catch {
      process = nil
      failure = error.clause
      return nil
    }
  }

  private func answer(for png: [UInt8]) throws(RecognizerProcess.Failure) -> RecognizerAnswer {
    guard var process = process.take() else { throw .ended }
    if !isReady {
      try process.send(
        RecognizerMessages.greeting(languages: languages), within: patience.start)
      guard RecognizerMessages.isReady(try process.receive(within: patience.start)) else {
        throw .garbled
      }
      isReady = true
    }
    requestCount += 1
    try process.send(
      RecognizerMessages.request(requestCount, png: png, languages: languages),
      within: patience.answer)
    let line = try process.receive(within: patience.answer)
    guard let answer = RecognizerMessages.answer(line, to: requestCount) else { throw .garbled }
    self.process = consume process
    return answer
  }
}

extension RecognizerProcess.Failure {
  /// One clause for a message.
  fileprivate var clause: String {
    switch self {
    case .notStarted(let number): "it could not be started (\(String(cString: strerror(number))))"
    case .ended: "it ended"
    case .late: "it gave no answer in time"
    case .garbled: "its answer makes no sense"
    }
  }
}
