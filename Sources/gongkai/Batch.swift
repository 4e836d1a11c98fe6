import CLinux
import Glibc
import Pipeline
import Store
import Synchronization
import Workers

import struct PageModel.TableChange

/// A run on a store: takes inputs in, puts down what becomes of each, and stops when it cannot.
final class Batch: Sendable {
  private struct Claim {
    let input: LocatedInput
    let content: ContentID
    /// On the monotonic clock, in seconds.
    let begun: Double
  }

  private struct State {
    /// Contents that were met in this run.
    var met: Set<ContentID> = []
    /// By the number in the flow.
    var claims: [Int: Claim] = [:]
    var claimCount = 0
    /// What keeps the run from going on, as a sentence without its full stop.
    var trouble: String?
    var troubleCode = ExitCode.outputUnwritable
    /// Inputs that were looked at.
    var takenCount = 0
  }

  /// Small values that live as long as the run come to lie between those of documents, so that what is
  /// free between them would pile up.
  private static let documentsBetweenTrims = 4

  private let ledger: DocumentStore
  private let run: StoredRun
  private let choice: BatchChoice
  private let keepsOriginals: Bool
  /// Makes what people changed in tables hold of what is extracted.
  private let rebuilder: Rebuilder
  private let cancellation: Cancellation
  private let state = Mutex(State())

  init(
    _ ledger: DocumentStore, _ run: StoredRun, choice: BatchChoice, keepsOriginals: Bool,
    rebuilder: Rebuilder, cancellation: Cancellation
  ) {
    self.rebuilder = rebuilder
    self.ledger = ledger
    self.run = run
    self.choice = choice
    self.keepsOriginals = keepsOriginals
    self.cancellation = cancellation
  }

  /// Extracts what the paths stand for, or what the store has to be done where there are none.
  func run(
    _ paths: [String], from origins: InputOrigins? = nil, by extractor: Extractor,
    telling style: BatchReport.Style, isQuiet: Bool,
    metrics: String?
  ) throws -> ExitCode {
    let known = paths.isEmpty ? try ledger.documents(DocumentStatus.allCases) : []
    let unfinished = try known.filter { try wants($0.document) }
    let located = paths.isEmpty ? try places(of: unfinished) : InputLocator().inputs(at: paths)
    let walked = LocatedPaths(paths, located)
    try ledger.forgetUnreadable { walked.haveLost($0) }
    let inputs = located.map { $0.map { origins?.completed($0) ?? $0 } }
    state.withLock { $0.met.reserveCapacity(inputs.count) }
    let report = BatchReport(inputs, style: style, isQuiet: isQuiet, metrics: metrics)
    let left = Set(unfinished.map(\.document.id))
    for document in known.map(\.document) where !left.contains(document.id) {
      report.countKnown(document, isOutdated: choice.isOutdated(document))
    }
    if paths.isEmpty { report.countUnreadable(try ledger.unreadableInputs().count) }
    let wanted = inputs.lazy.compactMap { self.take($0, report) }
    _ = extractor.run(
      wanted, order: .asDone, writers: 2, watch: report.hear,
      write: { _, document throws(ExtractionFailure) in try self.put(document, report) },
      report: { index, outcome in self.putDown(outcome, at: index, report) })
    return try end(report, inputCount: inputs.count)
  }

  /// Where the bytes of the documents are now.
  private func places(
    of documents: [NamedDocument]
  ) throws(StoreError) -> [Result<LocatedInput, LocatingFailure>] {
    try documents.map { named throws(StoreError) in
      let places = try ledger.inputs(of: named.document.id)
      let original = named.document.original.map { ledger.folder.absolute($0) }
      var candidates = places.map { (name: $0.isWhereNamed, path: $0.isWhereNamed) }
      if let original {
        candidates.append((name: places.first?.path ?? original, path: original))
      }
      let present = candidates.filter { FileStatus.isFile($0.path) }
      let content = named.document.content.description
      // Bytes are only compared where there is a choice: what is taken in is read anyway.
      let whole = present.count > 1 ? present.first { Self.holds($0.path, content) } : nil
      guard let found = whole ?? present.first else {
        let name = places.first?.path ?? named.name
        return .failure(LocatingFailure(name: name, reason: "its file is gone"))
      }
      return .success(
        LocatedInput(
          source: .path(found.path), name: found.name.readablePath,
          relativePath: found.name.readablePath,
          byteCount: named.document.byteCount, identifier: content))
    }
  }

  private static func holds(_ path: String, _ content: String) -> Bool {
    (try? ContentDigest.identify(path))?.identifier == content
  }

  /// Whether it is to be extracted: as is chosen, or since somebody disturbed its output, which is then
  /// given up.
  private func wants(_ document: StoredDocument) throws(StoreError) -> Bool {
    if try StoredOutput(of: document, in: ledger).giveUpIfDisturbed() { return true }
    return choice.wants(document)
  }

  /// Notes an input; gives it back where its document is to be extracted.
  private func take(
    _ located: Result<LocatedInput, LocatingFailure>, _ report: BatchReport
  ) -> LocatedInput? {
    guard !cancellation.isCancelled else { return nil }
    state.withLock { $0.takenCount += 1 }
    switch located {
    case .failure(let failure):
      noteUnreadable(failure.name, failure.reason, report)
      return nil
    case .success(var input):
      guard let path = input.source.path else { return nil }
      do {
        let content = try identify(path)
        if let known = input.identifier, known != content.identifier {
          report.tellUnreadable(
            input.name, "its file holds other bytes now; give the path of one that has those it had"
          )
        }
        let document = try note(content, at: path, input)
        guard try claim(document, &input, report) else {
          report.pass(byteCount: input.byteCount)
          return nil
        }
        if keepsOriginals { try keepOriginal(of: document, path: path) }
        return input
      } catch let error as StoreError {
        stop(error.reason)
      } catch let error as SystemError {
        noteUnreadable(input.name, "it cannot be opened (\(error.reason))", report)
        report.pass(byteCount: input.byteCount)
      } catch {
        stop("\(error)")
      }
      return nil
    }
  }

  private func identify(_ path: String) throws(SystemError) -> (identifier: String, byteCount: Int)
  {
    try ContentDigest.identify(path)
  }

  private func note(
    _ found: (identifier: String, byteCount: Int), at path: String, _ input: LocatedInput
  ) throws(StoreError) -> StoredDocument {
    guard let content = ContentID(found.identifier) else {
      preconditionFailure("A digest is a content identifier.")
    }
    return try ledger.note(
      Sighting(
        path: path.absolutePath, name: input.name, content: content, byteCount: found.byteCount),
      run: run.id)
  }

  /// Whether the document is to be extracted now; the input learns what bytes it has to have.
  private func claim(
    _ document: StoredDocument, _ input: inout LocatedInput, _ report: BatchReport
  ) throws(StoreError) -> Bool {
    input.identifier = document.content.description
    guard state.withLock({ $0.met.insert(document.content).inserted }) else {
      report.countDuplicate()
      return false
    }
    guard try wants(document) else {
      report.countKnown(document, isOutdated: choice.isOutdated(document))
      return false
    }
    state.withLock { [input] state in
      state.claims[state.claimCount] = Claim(
        input: input, content: document.content, begun: MonotonicClock.seconds)
      report.begin(state.claimCount, byteCount: input.byteCount)
      state.claimCount += 1
    }
    return true
  }

  /// Copies the bytes into the store, unless they are there.
  private func keepOriginal(of document: StoredDocument, path: String) throws {
    guard document.original == nil else { return }
    let place = StoreFolder.original(of: document.content)
    do throws(SystemError) {
      try OutputFile(ledger.folder.absolute(place)).write { descriptor throws(SystemError) in
        let copied = try ContentDigest.identify(path) { bytes throws(SystemError) in
          try WholeWrite.write(Array(bytes), to: descriptor)
        }
        guard copied.identifier == document.content.description else {
          throw SystemError.changed
        }
      }
    } catch {
      if error == .changed { return }
      throw StoreError.inaccessible(path: ledger.folder.path, errorNumber: error.number)
    }
    try ledger.noteOriginal(of: document.content)
  }

  private func noteUnreadable(_ name: String, _ reason: String, _ report: BatchReport) {
    do throws(StoreError) {
      try ledger.noteUnreadable(
        path: name.absolutePath, name: name, error: reason, run: run.id)
      report.tellUnreadable(name, reason)
    } catch {
      stop(error.reason)
    }
  }

  /// The output first, then the store's word for it: what the store tells of is there.
  private func put(
    _ extracted: ExtractedDocument, _ report: BatchReport
  ) throws(ExtractionFailure) {
    var document = extracted
    guard let content = ContentID(document.description.id) else {
      preconditionFailure("A document's identifier is a content identifier.")
    }
    let lock = try lock(content)
    let changes: [TableChange]
    do throws(StoreError) {
      changes = try ledger.tableChanges(in: content).map(\.change)
    } catch {
      stop(error.reason)
      throw .notWritten(path: ledger.folder.database, SystemError("sqlite", number: EIO))
    }
    do throws(WorkerFailure) {
      document = try rebuilder.document(document, changedBy: changes)
    } catch {
      throw .analysis(error)
    }
    guard let findings = document.findings else {
      preconditionFailure("A run keeps what is found in documents.")
    }
    let path = ledger.folder.absolute(StoreFolder.output(of: content))
    let begun = MonotonicClock.seconds
    do throws(SystemError) {
      try OutputFile(path).write(document.bytes)
    } catch {
      throw .notWritten(path: path, error)
    }
    let writing = StageSeconds(stage: "write", seconds: MonotonicClock.seconds - begun)
    let stages = document.times.map { StageSeconds(stage: $0.stage, seconds: $0.seconds) }
    do throws(StoreError) {
      try ledger.record(
        ExtractedEntry(
          findings.unjudged, findings.judged, isPartial: document.outcome.isPartial,
          warnings: document.outcome.warnings,
          pageRanges: document.pageRanges.map { PageRangeOutcome($0) }, stages: stages + [writing],
          mark: OutputMark(document.bytes, at: path)),
        of: content, run: run)
    } catch {
      stop(error.reason)
      throw .notWritten(path: ledger.folder.database, SystemError("sqlite", number: EIO))
    }
    withExtendedLifetime(lock) {}
    report.count(stages + [writing], of: document)
  }

  /// The right to write a document's output, which a review has while a table is changed.
  private func lock(_ content: ContentID) throws(ExtractionFailure) -> OutputLock {
    do throws(StoreError) {
      return try OutputLock(content, in: ledger.folder)
    } catch {
      stop(error.reason)
      throw .notWritten(path: ledger.folder.path, SystemError("open", number: EIO))
    }
  }

  private func putDown(
    _ outcome: Result<ExtractionOutcome, ExtractionFailure>, at index: Int, _ report: BatchReport
  ) {
    guard let claim = state.withLock({ $0.claims.removeValue(forKey: index) }) else { return }
    if index % Self.documentsBetweenTrims == 0 { give_heap_back() }
    let seconds = MonotonicClock.seconds - claim.begun
    switch outcome {
    case .success(let outcome): report.tell(outcome, of: claim.input, seconds: seconds)
    case .failure(let failure) where failure.isCancellation: break
    case .failure(.notWritten(let path, let error)):
      let advice = WritingAdvice(errorNumber: error.number).text
      stop("\(path): it cannot be written (\(error.reason)); \(advice) and start the run again")
    case .failure(let failure) where failure.isOfAllDocuments:
      stop("no document can be read: \(failure.reason)", .readerFailed)
    case .failure(let failure):
      let verdict = failure.verdict
      do throws(StoreError) {
        try ledger.record(
          FailedEntry(
            verdict.status, isRetryable: verdict.isRetryable, error: failure.reason,
            seconds: seconds), of: claim.content, run: run)
        report.tell(failure, of: claim.input, seconds: seconds)
      } catch {
        stop(error.reason)
      }
    }
  }

  /// Nothing more can be put down: what is in work is dropped and stays to be done.
  private func stop(_ trouble: String, _ code: ExitCode = .outputUnwritable) {
    state.withLock { state in
      guard state.trouble == nil else { return }
      (state.trouble, state.troubleCode) = (trouble, code)
    }
    cancellation.cancel()
  }

  private func end(_ report: BatchReport, inputCount: Int) throws -> ExitCode {
    let (trouble, troubleCode, takenCount) = state.withLock {
      ($0.trouble, $0.troubleCode, $0.takenCount)
    }
    let outcome: StoredRun.Outcome =
      trouble != nil ? .stopped : cancellation.isCancelled ? .interrupted : .finished
    let code: ExitCode =
      switch outcome {
      case .finished: report.exitCode
      case .interrupted: .interrupted
      case .stopped: troubleCode
      }
    if let trouble { report.tellTrouble(trouble) }
    let counts = try? ledger.documentCounts()
    let summary = report.end(
      outcome, pending: counts?[.pending], unseen: inputCount - takenCount, code)
    do throws(StoreError) {
      try ledger.end(run, outcome, summary: summary)
    } catch {
      // A full disk that was told of already must not hide behind its consequences.
      guard trouble != nil else { throw error }
    }
    return code
  }
}
