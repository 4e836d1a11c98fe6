import Foundation
import PageModel

/// What a person may say of a field.
public enum ReviewAction: String, Hashable, Sendable, Codable, CaseIterable {
  /// The value is what the page says.
  case accept
  /// The page says something else, which is given.
  case correct
  /// The page says what was suggested.
  case suggestion
  /// The page has no such value.
  case reject
  /// The page has a value that nobody can read.
  case illegible
  /// The table the values are read from is made otherwise.
  case restructure
  /// The last decision on the field or table was a mistake.
  case undo
}

/// What holds of a field after a decision.
public struct ReviewedValue: Hashable, Sendable, Codable {
  public enum Status: String, Hashable, Sendable, Codable {
    case confirmed
    case corrected
    case rejected
    /// Of a table: its cells are others.
    case restructured
    /// Nothing was decided, or no longer.
    case open
  }

  public var status: Status
  public var value: String?
  /// Whether the page has a value that cannot be read.
  public var isIllegible: Bool
  /// Of a table: how it was changed.
  public var edit: TableEdit?

  public init(
    _ status: Status, value: String? = nil, isIllegible: Bool = false, edit: TableEdit? = nil
  ) {
    self.status = status
    self.value = value
    self.isIllegible = isIllegible
    self.edit = edit
  }
}

/// What the program had read when a person decided: a later reading that is the same needs no
/// other decision.
public struct ReviewedReading: Hashable, Sendable, Codable {
  public var name: String
  /// As printed; of a table its fingerprint.
  public var raw: String?
  public var value: String?
  public var page: Int?
  /// In points from the page's top left corner.
  public var box: [Double]?
  public var line: Int?
  public var suggestion: String?
  public var confidence: Double
  /// The codes of its flags, in order.
  public var flags: [String]

  /// How far, in points, an edge may have moved and the place still be the same.
  private static let tolerance = 2.0

  /// Whether it is the same value in the same place; how sure the program is of it may differ.
  public func isSame(as other: ReviewedReading) -> Bool {
    guard name == other.name, raw == other.raw, value == other.value, page == other.page,
      line == other.line
    else { return false }
    guard let box, let second = other.box else { return box == other.box }
    return zip(box, second).allSatisfy { abs($0 - $1) <= Self.tolerance }
  }
}

/// A decision as a page sends it.
public struct ReviewVerdict: Hashable, Sendable {
  public var action: ReviewAction
  /// For `correct`: what the page says.
  public var value: String?
  /// The item's version that was shown.
  public var version: Int
  /// How long it was looked at.
  public var seconds: Double
  /// Made anew by the page for each decision; the same one twice is one decision.
  public var request: String

  public init(
    _ action: ReviewAction, value: String? = nil, version: Int, seconds: Double, request: String
  ) {
    self.action = action
    self.value = value
    self.version = version
    self.seconds = seconds
    self.request = request
  }
}

/// One entry of the log.
public struct LoggedDecision: Hashable, Sendable {
  public var id: Int64
  /// RFC 3339 in UTC.
  public var at: String
  public var user: Int64
  public var userName: String
  public var role: Role
  public var content: String
  /// In the document: "r1.annual_total".
  public var field: String
  public var action: ReviewAction
  public var version: Int
  public var before: ReviewedReading
  public var after: ReviewedValue
  public var undoes: Int64?
  public var seconds: Double
  public var request: String
  public var previous: String
  public var digest: String
}

/// The decisions on one field, those that were undone left out, and where they leave it.
public struct ReviewCourse: Hashable, Sendable {
  public private(set) var standing: [LoggedDecision] = []
  private let needsSecondOpinion: Bool

  public init(needsSecondOpinion: Bool = false) { self.needsSecondOpinion = needsSecondOpinion }

  /// Where a field stands.
  public enum State: String, Hashable, Sendable {
    case open
    /// Somebody else is to look as well.
    case second
    /// Two disagree: a lead is to settle it.
    case lead
    case done
  }

  public mutating func add(_ decision: LoggedDecision) {
    guard decision.action == .undo else { return standing.append(decision) }
    standing.removeAll { $0.id == decision.undoes }
  }

  public var state: State {
    guard let last = standing.last else { return .open }
    guard needsSecondOpinion else { return .done }
    let people = Set(standing.map(\.user))
    guard people.count > 1 else { return last.role >= .lead ? .done : .second }
    let isSettled = standing.count > 2 && last.role >= .lead
    return isSettled || Set(standing.suffix(2).map(\.after)).count == 1 ? .done : .lead
  }

  /// What holds; nil while nothing was decided.
  public var value: ReviewedValue? { standing.last?.after }
}
