import ArgumentParser
import Store

/// Which of the documents a store knows already are to be extracted again.
struct BatchChoice {
  enum Retry: String, CaseIterable, ExpressibleByArgument {
    case failed
    /// Failed ones that another try may help.
    case retryable
    case partial
    case encrypted
    case skipped

    func wants(_ document: StoredDocument) -> Bool {
      switch self {
      case .failed: document.status == .failed
      case .retryable: document.status == .failed && document.isRetryable
      case .partial: document.status == .partial
      case .encrypted: document.status == .encrypted
      case .skipped: document.status == .skipped
      }
    }
  }

  let retries: [Retry]
  /// Whether what another version, other profiles or other settings made is made anew.
  let redoesOutdated: Bool
  /// Of this run.
  let recipe: String

  func wants(_ document: StoredDocument) -> Bool {
    document.status == .pending || retries.contains { $0.wants(document) }
      || (redoesOutdated && isOutdated(document))
  }

  func isOutdated(_ document: StoredDocument) -> Bool {
    document.recipe.map { $0 != recipe } ?? false
  }
}
