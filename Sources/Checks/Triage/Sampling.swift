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
    Self.number(of: document + "\n" + field) < share
  }

  /// A number from 0 up to 1, spread evenly over all texts: FNV-1a, then the mixing of SplitMix64.
  private static func number(of text: String) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / 9_007_199_254_740_992
  }
}
