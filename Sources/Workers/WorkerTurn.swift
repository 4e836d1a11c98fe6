/// A worker's turn at a document, as the others who wait for workers see it.
public struct WorkerTurn: Sendable {
  /// Whether another document waits for a worker.
  let isWanted: @Sendable () -> Bool
  /// Called between two parts, and while a page takes long: another worker may have become welcome.
  let share: @Sendable () -> Void

  public init(isWanted: @escaping @Sendable () -> Bool, share: @escaping @Sendable () -> Void) {
    self.isWanted = isWanted
    self.share = share
  }

  /// A turn that lasts until the document is read.
  static let untilTheEnd = WorkerTurn(isWanted: { false }, share: {})
}
