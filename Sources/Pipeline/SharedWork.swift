/// Work on one value that several lanes can do together, a part each at a time, in turns with the work
/// on other values.
package protocol SharedWork: Sendable {
  associatedtype Lane: Sendable
  associatedtype Part: Sendable
  associatedtype Output: Sendable
  associatedtype Failure: Error

  /// The part a further lane is to begin with; nil where it would be of no use.
  func partForAnotherLane() -> Part?
  /// Whether no lane is at it and one is needed.
  var isWaiting: Bool { get }
  /// The seconds spent on it so far.
  var seconds: Double { get }
  /// Does the part and those after it, until none is left or the turn is over.
  @available(*, noasync)
  func advance(from part: Part, on lane: Lane, _ turn: LaneTurn)
  /// What came of it; nil while a lane is at it or a part is left.
  var outcome: Result<Output, Failure>? { get }
}

/// A lane's turn at one value, as the other values in its stage see it.
package struct LaneTurn: Sendable {
  /// Whether another value waits for a lane.
  package let isWanted: @Sendable () -> Bool
  /// To be called when further lanes may have become useful.
  package let share: @Sendable () -> Void
}
