import NIOPosix
import Store

/// The store, asked on threads that may wait.
struct StoreAccess: Sendable {
  let store: DocumentStore

  func callAsFunction<Answer: Sendable>(
    _ body: @escaping @Sendable (DocumentStore) throws -> Answer
  ) async throws -> Answer {
    let store = store
    do {
      return try await NIOThreadPool.singleton.runIfActive { try body(store) }
    } catch let error as StoreError {
      throw Refusal.unavailable("\(error)")
    }
  }
}

/// The wall clock, in seconds since 1970.
enum Moment {
  static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec
  }
}
