import PageModel

/// Recognised values that look like a confusion learned before: they become questions, never other values.
public struct LearnedDoubts: Sendable {
  /// By the profile's name.
  private let confusions: [String: [(entry: LearnedEntry, confusion: Confusion)]]

  public init(
    _ library: LearnedLibrary = LearnedLibrary(), by support: LearnedLibrary.Support = .init()
  ) {
    let found = library.supported(by: support).compactMap { entry in
      if case .confusion(let confusion) = entry.lesson { (entry, confusion) } else { nil }
    }
    confusions = Dictionary(grouping: found, by: \.0.profile)
  }

  /// The judgements with a flag, a suggestion and `needs_review` on each such field.
  public func raised(in judged: JudgedRecords) -> JudgedRecords {
    guard !confusions.isEmpty else { return judged }
    var raised = judged
    for record in judged.records {
      guard let known = record.profile.flatMap({ confusions[Decision.nameOfProfile($0)] }) else {
        continue
      }
      for field in record.allFields {
        guard var judgement = judged.judgements[field.id], let value = field.value,
          judgement.evidence?.source.isRecognised == true,
          judgement.evidence?[.relationProves] != 1,
          let doubt = Self.doubt(about: value, known)
        else { continue }
        judgement.flags.append(doubt.flag)
        judgement.suggestion = judgement.suggestion ?? doubt.suggestion
        judgement.status = .needsReview
        raised.judgements[field.id] = judgement
      }
    }
    return raised
  }

  private static func doubt(
    about value: String, _ known: [(entry: LearnedEntry, confusion: Confusion)]
  ) -> (flag: Flag, suggestion: String)? {
    for (entry, confusion) in known {
      guard let corrected = confusion.corrected(value) else { continue }
      let meant = confusion.meant.isEmpty ? "nothing" : "“\(confusion.meant)”"
      return (
        Flag(
          .learnedConfusion,
          "“\(confusion.read)” was \(meant) in \(entry.count) corrections of "
            + "\(entry.documentCount) documents (\(entry.id))."), corrected
      )
    }
    return nil
  }
}

extension FlagCode {
  /// A reading that was corrected before in places like this.
  public static let learnedConfusion = FlagCode(rawValue: "learned_confusion")
}
