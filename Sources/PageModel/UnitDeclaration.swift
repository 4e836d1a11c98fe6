/// A unit money is printed in, as a profile declares it.
public struct UnitDeclaration: Hashable, Sendable {
  /// All its printed names, such as "USD thousand".
  public var names: [String]
  /// The currency its numbers are turned into, such as USD.
  public var base: String
  /// The power of ten that turns a number in it into one in the base unit: 3 for thousands.
  public var power: Int

  public init(names: [String], base: String, power: Int = 0) {
    self.names = names
    self.base = base
    self.power = power
  }
}
