/// What a document needs from a person, and where to look first.
public struct Triage: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    /// Nothing needs a review.
    case accepted
    /// Some fields do.
    case needsReview = "needs_review"
    /// So much is in doubt, or missing, that the document is best read as a whole.
    case unreliable
  }

  /// One thing to look at.
  public struct Concern: Hashable, Sendable {
    /// The field's identifier; nil where it is a page.
    public var field: String?
    /// The failed check's rule or the flag's code; nil where it is the confidence alone.
    public var rule: FlagCode?
    /// One sentence.
    public var reason: String

    public init(field: String?, rule: FlagCode?, reason: String) {
      self.field = field
      self.rule = rule
      self.reason = reason
    }
  }

  public var status: Status
  /// The worst first; a short list, not all.
  public var lookFirst: [Concern]

  public init(status: Status = .accepted, lookFirst: [Concern] = []) {
    self.status = status
    self.lookFirst = lookFirst
  }
}
