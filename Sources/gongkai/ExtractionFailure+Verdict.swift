import Pipeline
import Store
import Workers

extension ExtractionFailure {
  /// What a document that failed so counts as, and whether another try may end otherwise.
  var verdict: (status: DocumentStatus, isRetryable: Bool) {
    switch self {
    case .notLocated, .notWritten, .changed: (.failed, true)
    case .noWantedPage: (.failed, false)
    case .reading(.worker), .analysis: (.failed, true)
    case .reading(.document(let error)):
      switch error {
      case .encrypted: (.encrypted, false)
      case .unknownKind: (.skipped, false)
      case .missing, .inaccessible: (.failed, true)
      case .notAFile, .empty, .tooLarge, .damaged, .noPages, .pageUnreadable: (.failed, false)
      }
    }
  }

  /// Whether it is no document's: with the program as it lies there, each of them would fail.
  var isOfAllDocuments: Bool {
    switch self {
    case .reading(.worker(let failure)), .analysis(let failure): failure.isOfAllDocuments
    case .reading, .notLocated, .noWantedPage, .changed, .notWritten: false
    }
  }

  /// Whether the run was stopped before the document was done.
  var isCancellation: Bool {
    self == .reading(.worker(.cancelled)) || self == .analysis(.cancelled)
  }
}

extension ExitCode {
  /// The code of a command that could not use its store.
  init(_ error: StoreError) {
    self =
      switch error {
      case .missing, .newer: .badUsage
      case .busy: .storeBusy
      case .inaccessible: .outputUnwritable
      }
  }
}
