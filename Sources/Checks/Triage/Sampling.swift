import PageModel

/// A share of the accepted fields that a person looks at anyway, so that errors among them are counted.
///
/// Which fields is told by the document and the field alone: the same on every run and machine.
public struct Sampling: Sendable {
  public static let defaultShare = 0.01

  /// 0…1.
  private let share: Double

  public init(share: Double = defaultShare) { self.share = share }

  /// The judgements with a mark on each field of the sample; no status changes.
  public func marked(_ judged: JudgedRecords, document: String) -> JudgedRecords {
    var marked = judged
    for (field, judgement) in judged.judgements where judgement.status == .accepted {
      marked.judgements[field]?.isSampled = draws(field, of: document)
    }
    return marked
  }

  package func draws(_ field: String, of document: String) -> Bool {
    EvenShare.number(of: document + "\n" + field) < share
  }
}
