import Dispatch
import Synchronization

/// A queue on which a stage does one thing at a time, woken when there is something to do.
///
/// Waking allocates nothing: blocks that one thread puts on a queue and another does end in the other's
/// cache, and each would keep the page of the heap that it lies on for the whole of a run.
final class StageLane: Sendable {
  private let bell: Mutex<any DispatchSourceUserDataOr>

  init(_ name: String, quality: DispatchQoS) {
    let queue = DispatchQueue(label: "gongkai.\(name)", qos: quality)
    bell = Mutex(DispatchSource.makeUserDataOrSource(queue: queue))
  }

  deinit { bell.withLock { $0.cancel() } }

  /// Says, once, what is done whenever the lane is woken; comes before everything else.
  func begin(_ work: @escaping @Sendable () -> Void) {
    bell.withLock { bell in
      bell.setEventHandler(handler: work)
      bell.activate()
    }
  }

  /// Wakings before the work has begun are one.
  func wake() { bell.withLock { $0.or(data: 1) } }
}
