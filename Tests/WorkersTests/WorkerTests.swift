import Foundation
import PageModel
import Synchronization
import TestSupport
import Testing
import Workers

/// A worker process that fails as its document says.
private func worker(
  _ limits: WorkerLimits = WorkerLimits(page: 20, document: 60)
) throws -> Worker {
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  return Worker(command, limits: limits, cancellation: try Cancellation())
}

private func read(
  _ text: String, by worker: Worker, password: String? = nil, pages: PageSelection = .all
) throws(ReadingFailure) -> ReadDocument {
  try worker.read(
    ReadingRequest(.bytes(Array(text.utf8)), password: password, pages: pages))
}

extension ReadDocument {
  /// The processes that read its pages: the invented pages are as wide as those are numbered.
  fileprivate var readers: [Double] {
    get throws { Set(try pages().map(\.width)).sorted() }
  }

  fileprivate var pageNumbers: [Int] {
    if case .pages(let pages) = content { pages.map(\.number) } else { [] }
  }
}

@Test func `all pages come back in order from one process`() throws {
  let document = try read("pages 40", by: worker())
  #expect(document.pageNumbers == Array(1...40))
  #expect(document.lostPages.isEmpty)
}

@Test func `only the wanted pages are read`() throws {
  let wanted = try #require(PageSelection("2,4-5"))
  #expect(try read("pages 9", by: worker(), pages: wanted).pageNumbers == [2, 4, 5])
}

@Test func `a page that crashes its worker is lost and the others are not`() throws {
  let document = try read("pages 6\ncrash 3", by: worker())
  #expect(document.pageNumbers == [1, 2, 4, 5, 6])
  #expect(document.lostPages.map(\.number) == [3])
  #expect(document.lostPages[0].reason.contains("crashed"))
}

@Test func `a crash that does not come again loses no page`() throws {
  let folder = try ScratchFolder()
  // Without a sandbox: the first process leaves a mark for the second.
  let document = try read(
    "pages 6\ncrash-once 3 \(folder.path)/marker",
    by: worker(WorkerLimits(page: 20, document: 60, sandbox: .off)))
  #expect(folder.contents == ["marker"])
  #expect(document.pageNumbers == Array(1...6))
}

@Test func `a worker is given no file that was left open`() throws {
  let folder = try ScratchFolder()
  let file = open(try folder.file("secret", "x"), O_RDONLY)
  defer { close(file) }
  // Its number is where the faulty worker would look for its own.
  let copies = (0..<40).map { _ in dup(file) }
  defer { for copy in copies { close(copy) } }
  #expect(try read("pages 4\ngarbage 2", by: worker()).pageNumbers == [1, 3, 4])
}

@Test func `what became of pages tells how often workers were asked for them`() throws {
  let folder = try ScratchFolder()
  let document = try read(
    "pages 9\ncrash 3\nrefuse 5\ncrash-once 8 \(folder.path)/marker",
    by: worker(WorkerLimits(page: 20, document: 60, sandbox: .off)))
  #expect(document.ranges.map(\.pages) == [1...2, 3...3, 4...4, 5...5, 6...7, 8...8, 9...9])
  #expect(document.ranges.map(\.attempts) == [1, 2, 1, 1, 1, 2, 1])
  #expect(document.ranges.map { $0.error == nil } == [true, false, true, false, true, true, true])
}

@Test func `pages that were given up before their turn count no attempt`() throws {
  let document = try read("pages 40\n" + "crash-from 4", by: worker())
  #expect(document.ranges.first == ReadRange(pages: 1...3))
  #expect(document.ranges.last?.pages.upperBound == 40)
  #expect(document.ranges.last?.attempts == 0)
}

@Test func `a page the reader refuses is lost with the reader's reason`() throws {
  let document = try read("pages 3\nrefuse 2", by: worker())
  #expect(document.lostPages == [LostPage(number: 2, reason: "its drawing is damaged")])
}

@Test func `a page that hangs is given up after the stall limit`() throws {
  let document = try read(
    "pages 3\nhang 2", by: worker(WorkerLimits(page: 20, stall: 3, document: 60)))
  #expect(document.pageNumbers == [1, 3])
  #expect(document.lostPages.map(\.number) == [2])
}

@Test func `once the total time is over the rest of the pages is lost`() throws {
  let document = try read(
    "pages 50\nslow 100", by: worker(WorkerLimits(page: 20, document: 2)))
  #expect(document.pageNumbers.first == 1)
  #expect(document.pageNumbers.count + document.lostPages.count == 50)
  #expect(document.lostPages.last?.number == 50)
}

@Test func `a worker that answers with garbage is replaced`() throws {
  let document = try read("pages 4\ngarbage 2", by: worker())
  #expect(document.pageNumbers == [1, 3, 4])
}

@Test func `garbage too short for a message is noticed before the worker says more`() throws {
  let document = try read("pages 4\ncut-short 2", by: worker())
  #expect(document.pageNumbers == [1, 3, 4])
  #expect(document.lostPages.map(\.reason) == ["the reader answered with garbage"])
}

@Test func `a page that reckons for ever is ended by its processor time`() throws {
  let document = try read(
    "pages 3\nspin 2", by: worker(WorkerLimits(page: 1, stall: 60, document: 120)))
  #expect(document.pageNumbers == [1, 3])
  #expect(document.lostPages.map(\.number) == [2])
  #expect(document.lostPages[0].reason.contains("processor time"))
}

@Test func `a worker that leaks is replaced before memory runs out`() throws {
  let limits = WorkerLimits(page: 20, document: 60, memory: 2 << 30)
  let document = try read("pages 20\nleak 32\nslow 20", by: worker(limits))
  #expect(document.pageNumbers == Array(1...20))
  #expect(try document.readers.count == 2)
}

@Test func `a worker is replaced after so many pages`() throws {
  let limits = WorkerLimits(page: 20, document: 60, pages: 10)
  let document = try read("pages 50\nslow 10", by: worker(limits))
  #expect(document.pageNumbers == Array(1...50))
  #expect(try document.readers.count >= 2)
}

@Test func `a document that ends every worker is given up after a few pages`() throws {
  let text = "pages 40\n" + "crash-from 4"
  let document = try read(text, by: worker())
  #expect(document.pageNumbers == [1, 2, 3])
  #expect(document.lostPages.map(\.number) == Array(4...40))
}

extension WorkerTurn {
  /// One that nobody else waits for.
  fileprivate static let alone = WorkerTurn(isWanted: { false }, share: {})
}

/// The document as two workers read it that take every part they are offered.
private func readByTwo(_ text: String) throws -> ReadDocument {
  let workers = try [worker(), worker()]
  let document = DocumentReading(ReadingRequest(.bytes(Array(text.utf8))))
  // Threads of their own: of those that are lent there may be none left for the second.
  let reading = DispatchGroup()
  for worker in workers {
    reading.enter()
    Thread.detachNewThread {
      defer { reading.leave() }
      while document.outcome == nil {
        if let part = document.partForAnotherWorker() {
          worker.read(part, of: document, .alone)
        } else {
          usleep(1000)
        }
      }
    }
  }
  reading.wait()
  return try #require(document.outcome).get()
}

@Test func `two workers share a document, and a page that ends one of them costs that page`() throws
{
  let read = try readByTwo("pages 80\nslow 40\ncrash 50")
  #expect(read.pageNumbers == (1...80).filter { $0 != 50 })
  #expect(read.lostPages.map(\.number) == [50])
  #expect(try read.readers.count >= 2)
}

@Test func `a worker that finds its pages slow leaves the rest to all`() throws {
  // By the pace of the first pages one worker would be given all the others at once.
  let read = try readByTwo("pages 30\nslow-from 10 150")
  #expect(read.pageNumbers == Array(1...30))
  #expect(read.ranges.map(\.attempts) == [1])
  #expect(try read.readers.count == 2)
}

@Test func `no other worker is called to a short document`() throws {
  let document = DocumentReading(ReadingRequest(.bytes(Array("pages 1".utf8))))
  let calls = Atomic(0)
  let turn = WorkerTurn(
    isWanted: { false },
    share: {
      if document.partForAnotherWorker() != nil { calls.add(1, ordering: .relaxed) }
    })
  let part = try #require(document.partForAnotherWorker())
  try worker().read(part, of: document, turn)
  #expect(calls.load(ordering: .relaxed) == 0)
  #expect(try document.outcome?.get().pageNumbers == [1])
}

@Test func `another worker is called while the first page takes long`() throws {
  let done = Atomic(0)
  let text = "pages 3\nslow 2000"
  let document = DocumentReading(ReadingRequest(.bytes(Array(text.utf8)))) { count, _ in
    done.store(count, ordering: .relaxed)
  }
  let offered = Mutex<DocumentPart?>(nil)
  let turn = WorkerTurn(
    isWanted: { false },
    share: {
      offered.withLock { offered in
        guard offered == nil, done.load(ordering: .relaxed) == 0 else { return }
        offered = document.partForAnotherWorker()
      }
    })
  let opening = try #require(document.partForAnotherWorker())
  try worker().read(opening, of: document, turn)
  guard case .pages(let range) = offered.withLock({ $0 }) else {
    Issue.record("No part was offered.")
    return
  }
  #expect(range.numbers == [2])
}

@Test func `a worker that is killed at any moment costs no page`() throws {
  let whole = try read("pages 60\nslow 5", by: worker())
  for moment in stride(from: 20_000, through: 200_000, by: 36_000) {
    let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
    let victim = Worker(command, cancellation: try Cancellation())
    let process = try Int32(read("pages 1", by: victim).readers[0])
    let killing = DispatchGroup()
    killing.enter()
    Thread.detachNewThread {
      usleep(UInt32(moment))
      kill(process, SIGKILL)
      killing.leave()
    }
    let document = try read("pages 60\nslow 5", by: victim)
    #expect(document.pageNumbers == whole.pageNumbers)
    #expect(document.lostPages.isEmpty)
    // As long as there is its worker, the number is of no other process.
    killing.wait()
    withExtendedLifetime(victim) {}
  }
}

@Test func `a worker that quits in the middle is replaced`() throws {
  let document = try read("pages 4\nquit 2", by: worker())
  #expect(document.pageNumbers == [1, 3, 4])
}

@Test func `a page that wants too much memory is lost alone`() throws {
  let document = try read("pages 3\ngreedy 2", by: worker())
  #expect(document.pageNumbers == [1, 3])
}

@Test func `a document that kills its worker when opened is a failure and the next one is read`()
  throws
{
  let worker = try worker()
  #expect {
    try read("crash-open", by: worker)
  } throws: { error in
    guard case .worker(.crashed(signal: SIGABRT, _)) = error as? ReadingFailure else {
      return false
    }
    return true
  }
  #expect(try read("pages 2", by: worker).pageNumbers == [1, 2])
}

@Test func `any amount of noise on standard output and error disturbs nothing`() throws {
  #expect(try read("pages 5\nnoise 300000", by: worker()).pageNumbers == Array(1...5))
}

@Test func `a wrong password is told from a missing one`() throws {
  let worker = try worker()
  #expect(throws: ReadingFailure.document(.encrypted(passwordTried: false))) {
    try read("pages 1\nlocked sesame", by: worker)
  }
  #expect(throws: ReadingFailure.document(.encrypted(passwordTried: true))) {
    try read("pages 1\nlocked sesame", by: worker, password: "barley")
  }
  #expect(try read("pages 1\nlocked sesame", by: worker, password: "sesame").pageNumbers == [1])
}

@Test func `a document of no pages is told`() throws {
  #expect(throws: ReadingFailure.document(.noPages)) { try read("pages 0", by: worker()) }
}

@Test func `an executable that is not there is told`() throws {
  let worker = Worker(
    WorkerCommand(executable: "/nowhere/worker"), limits: WorkerLimits(),
    cancellation: try Cancellation())
  #expect(throws: ReadingFailure.worker(.notStarted(SystemError("posix_spawn", number: ENOENT)))) {
    try read("pages 1", by: worker)
  }
}

@Test func `only pages that its process has read are counted as kept by a worker`() throws {
  let worker = try worker()
  let document = DocumentReading(ReadingRequest(.bytes(Array("pages 6\ncrash 3".utf8))))
  while let part = document.partForAnotherWorker() {
    worker.read(part, of: document, .alone)
  }
  var told: [Set<Int>] = []
  // No request that a worker understands: it ends, and a fresh one, which keeps nothing, is asked.
  #expect(throws: WorkerFailure.self) {
    try worker.analysis(of: document, pageCount: 6) { keptPages in
      told.append(keptPages)
      return []
    }
  }
  #expect(told == [[4, 5, 6], []])
}

@Test func `a worker that is not beside its program is told by name`() {
  let failure = WorkerFailure.notStarted(SystemError("posix_spawn", number: ENOENT))
  #expect(failure.reason.contains("there is no gongkai-worker beside gongkai"))
}

@Test func `a worker of another release is not listened to`() throws {
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker, arguments: ["9.9"])
  let worker = Worker(command, cancellation: try Cancellation())
  #expect(throws: ReadingFailure.worker(.otherVersion("9.9"))) {
    try read("pages 1", by: worker)
  }
}

/// What comes of a body that blocks: the tests' own threads are few, and a test that waits beside it needs one.
private func onThreadOfItsOwn<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async -> Result<Value, any Error> {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: Result { try body() }) }
  }
}

@Test func `a cancellation ends the wait for a worker that hangs`() async throws {
  let cancellation = try Cancellation()
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  let worker = Worker(command, limits: WorkerLimits(), cancellation: cancellation)
  let reader = Task { await onThreadOfItsOwn { try read("pages 2\nhang 1", by: worker) } }
  try await Task.sleep(for: .milliseconds(100))
  cancellation.cancel()
  await #expect(throws: ReadingFailure.worker(.cancelled)) { try await reader.value.get() }
}

@Test func `with grace what is in work ends, and nothing more is begun`() async throws {
  let cancellation = try Cancellation()
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  let worker = Worker(command, limits: WorkerLimits(), cancellation: cancellation)
  let hasBegun = DispatchSemaphore(value: 0)
  let document = DocumentReading(ReadingRequest(.bytes(Array("pages 6\nslow 60".utf8)))) { _, _ in
    hasBegun.signal()
  }
  let reader = Task {
    await onThreadOfItsOwn {
      while let part = document.partForAnotherWorker() { worker.read(part, of: document, .alone) }
    }
  }
  _ = await onThreadOfItsOwn { hasBegun.wait() }
  cancellation.cancel(grace: 30)
  _ = await reader.value
  #expect(try document.outcome?.get().pageNumbers == Array(1...6))
  #expect(throws: ReadingFailure.worker(.cancelled)) { try read("pages 1", by: worker) }
}

@Test func `after its grace a cancellation drops what is in work`() async throws {
  let cancellation = try Cancellation()
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  let worker = Worker(command, limits: WorkerLimits(), cancellation: cancellation)
  let reader = Task { await onThreadOfItsOwn { try read("pages 2\nhang 1", by: worker) } }
  try await Task.sleep(for: .milliseconds(100))
  cancellation.cancel(grace: 0.2)
  await #expect(throws: ReadingFailure.worker(.cancelled)) { try await reader.value.get() }
}

@Test func `workers that are ended from outside cost no page until they are many`() throws {
  let folder = try ScratchFolder()
  let limits = WorkerLimits(page: 20, document: 60, sandbox: .off)
  let few = try read("pages 4\nkilled 2 6 \(folder.path)/few", by: worker(limits))
  #expect(few.pageNumbers == [1, 2, 3, 4])
  let many = try read("pages 4\nkilled 2 99 \(folder.path)/many", by: worker(limits))
  #expect(many.pageNumbers == [1, 3, 4])
  #expect(many.lostPages.map(\.reason) == ["the reader crashed (signal 9)"])
}

@Test(arguments: [["/bin/true"], ["/bin/echo", "hello"], ["/bin/sleep", "0.2"]])
func `a program that is no worker is no document's fault`(words: [String]) throws {
  let command = WorkerCommand(executable: words[0], arguments: Array(words.dropFirst()))
  let worker = Worker(command, cancellation: try Cancellation())
  do throws(ReadingFailure) {
    _ = try read("pages 1", by: worker)
    Issue.record("It read a page.")
  } catch {
    guard case .worker(let failure) = error else { throw error }
    #expect(failure.isOfAllDocuments)
    #expect(failure.reason.contains("gongkai-worker does not work"))
  }
}

@Test func `a picture comes back with what was to be drawn`() throws {
  let line = OverlayElement.line(
    OverlayPoint(x: 0, y: 0), OverlayPoint(x: 9, y: 9),
    color: OverlayColor(red: 255, green: 0, blue: 0), lineWidth: 1)
  let picture = try worker().picture(
    of: .bytes(Array("pages 7".utf8)), password: nil, page: 7, dotsPerInch: 72, overlay: [line])
  #expect(picture == [7, 1])
}

@Test func `inputs that are no ordinary files are told apart`() throws {
  let folder = try ScratchFolder()
  let worker = try worker()
  mkfifo(folder.path + "/fifo", 0o600)
  try folder.file("empty", "")
  let expected: [(String, DocumentError)] = [
    ("missing", .missing), ("empty", .empty), ("fifo", .notAFile), (".", .notAFile),
  ]
  for (name, error) in expected {
    #expect(throws: ReadingFailure.document(error)) {
      try worker.read(ReadingRequest(.path(folder.path + "/" + name)))
    }
  }
}

@Test func `a document is known by the digest of its bytes`() throws {
  let document = try read("pages 1", by: worker())
  #expect(
    document.description.id
      == "sha256:e0e721a5d72e7d9140dffcc34c96b7de9375f14253b8075baf5e895da810ff35")
  #expect(document.description.byteCount == 7)
}
