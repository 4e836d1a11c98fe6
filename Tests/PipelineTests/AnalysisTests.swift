import PageModel
import Pipeline
import Synchronization
import TestSupport
import Testing
import Workers

/// What became of documents of two pages each, by name, with workers whose analysis fails as the
/// names say.
private func outcomes(
  of names: [String], pages: Int = 2,
  limits: WorkerLimits = WorkerLimits(page: 20, document: 60)
) throws -> [String: Result<ExtractionOutcome, ExtractionFailure>] {
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  let pool = WorkerPool(
    count: 2, command: command, limits: limits, cancellation: try Cancellation())
  let extractor = Extractor(ExtractionOptions(), setup: AnalysisSetup(), pool: pool)
  let inputs = names.map { name in
    LocatedInput(
      source: .bytes(Array("pages \(pages)".utf8)), name: name, relativePath: name, byteCount: 7)
  }
  let outcomes = Mutex<[String: Result<ExtractionOutcome, ExtractionFailure>]>([:])
  _ = extractor.run(
    inputs, watch: { _ in }, write: { _, _ in },
    report: { index, outcome in outcomes.withLock { $0[names[index]] = outcome } })
  return outcomes.withLock { $0 }
}

extension Result where Success == ExtractionOutcome, Failure == ExtractionFailure {
  fileprivate var workerFailure: WorkerFailure? {
    if case .failure(.analysis(let failure)) = self { failure } else { nil }
  }
}

@Test(arguments: ["trap", "recurse"])
func `an analysis that ends its process costs its document and no other`(fault: String) throws {
  let outcomes = try outcomes(of: ["a", "b", "fault:\(fault);", "c", "d"])
  guard case .crashed? = outcomes["fault:\(fault);"]?.workerFailure else {
    Issue.record("\(String(describing: outcomes["fault:\(fault);"]))")
    return
  }
  for name in ["a", "b", "c", "d"] { #expect(try outcomes[name]?.get().pageCount == 2) }
}

@Test func `an analysis that reckons for ever is ended by its processor time`() throws {
  let outcomes = try outcomes(
    of: ["fault:spin;", "a"], limits: WorkerLimits(page: 1, stall: 60, document: 120))
  guard case .exhausted? = outcomes["fault:spin;"]?.workerFailure else {
    Issue.record("\(String(describing: outcomes["fault:spin;"]))")
    return
  }
  #expect(try outcomes["a"]?.get().pageCount == 2)
}

@Test func `an analysis that hangs is given up after the stall limit`() throws {
  let outcomes = try outcomes(
    of: ["fault:hang;", "a"], limits: WorkerLimits(page: 20, stall: 3, document: 60))
  guard case .stalled? = outcomes["fault:hang;"]?.workerFailure else {
    Issue.record("\(String(describing: outcomes["fault:hang;"]))")
    return
  }
  #expect(try outcomes["a"]?.get().pageCount == 2)
}

@Test func `an analysis whose process ends once is made by a fresh one`() throws {
  let folder = try ScratchFolder()
  let name = "fault:trap-once \(folder.path)/marker;"
  // Without a sandbox: the first process leaves a mark for the second.
  let outcomes = try outcomes(
    of: [name], limits: WorkerLimits(page: 20, document: 60, sandbox: .off))
  #expect(folder.contents == ["marker"])
  #expect(try outcomes[name]?.get().pageCount == 2)
}

@Test func `pages that the worker has not kept are sent to it`() throws {
  // Workers are replaced amid the document, so that the last one has read only some of it.
  let outcomes = try outcomes(
    of: ["a", "b"], pages: 40, limits: WorkerLimits(page: 20, document: 60, pages: 7))
  for name in ["a", "b"] { #expect(try outcomes[name]?.get().pageCount == 40) }
}

/// A document of one table, as a person left it, by a name that may ask for a fault.
private func changed(_ name: String) -> UnjudgedExtraction {
  let cell = Cell(row: 0, column: 0, text: "收入总计", place: .line(1, columns: 1...4))
  let table = Table(
    id: "t1", regions: [cell.place], rowCount: 1, columnCount: 1, cells: [cell], origin: .markup)
  return UnjudgedExtraction(
    document: DocumentDescription(
      id: "sha256:00", path: name, byteCount: 1, mediaType: "text/plain", pageCount: 0),
    warnings: [], pages: [],
    repaired: RepairedLayout(layout: Layout(tables: [table], blocks: []), corrections: []))
}

@Test func `values are read again from changed tables by a worker, whose end is told`() throws {
  let command = WorkerCommand(executable: BuiltExecutable.faultyWorker)
  let rebuilder = Rebuilder(
    AnalysisSetup(), by: Worker(command, cancellation: try Cancellation()))
  #expect(throws: WorkerFailure.self) { try rebuilder.extraction(of: changed("fault:trap;")) }
  let extraction = try rebuilder.extraction(of: changed("a"))
  #expect(extraction.repaired == changed("a").repaired)
  #expect(!extraction.profiles.isEmpty)
}
