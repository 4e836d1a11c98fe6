/// How long a stage took for one value.
public struct StageTime: Hashable, Sendable {
  public var stage: String
  /// Without the time it waited for its turn; of all lanes where several worked on it.
  public var seconds: Double

  public init(stage: String, seconds: Double) {
    self.stage = stage
    self.seconds = seconds
  }
}

/// A value and how long the stages behind it took.
public struct Timed<Value: Sendable>: Sendable {
  public var value: Value
  /// In the order of the stages.
  public var times: [StageTime]
}
