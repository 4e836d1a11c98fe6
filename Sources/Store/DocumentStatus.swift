/// What became of a document.
public enum DocumentStatus: String, Hashable, Sendable, CaseIterable {
  /// Known, and not yet done: a run that was stopped left it, or one is at work on it.
  case pending
  case succeeded
  /// Some of its pages could not be read; the others are extracted.
  case partial
  case failed
  /// Not a document that can be read.
  case skipped
  case encrypted

  /// Whether there is an output.
  public var hasOutput: Bool { self == .succeeded || self == .partial }
}
