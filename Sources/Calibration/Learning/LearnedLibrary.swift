import PageModel

/// What was learned from decisions, entry by entry, so that each can be read and taken away.
public struct LearnedLibrary: Hashable, Sendable {
  /// How often something must have been decided before it is applied.
  public struct Support: Hashable, Sendable {
    public var decisions: Int
    public var documents: Int

    public init(decisions: Int = 3, documents: Int = 2) {
      self.decisions = decisions
      self.documents = documents
    }
  }

  /// In the order of their identifiers.
  public private(set) var entries: [LearnedEntry]

  public init(_ entries: [LearnedEntry] = []) {
    self.entries = entries.sorted { $0.id < $1.id }
  }

  /// Those that may be applied: decided often enough, and more often than contradicted.
  public func supported(by support: Support = Support()) -> [LearnedEntry] {
    entries.filter {
      $0.count >= support.decisions && $0.documentCount >= support.documents
        && $0.count > $0.contradictions.count
    }
  }

  /// Learns from the decisions; the same decision counts once, however often it is given.
  public mutating func add(_ decisions: [Decision], source: String) {
    for decision in decisions {
      guard let profile = decision.profile else { continue }
      for lesson in Self.lessons(of: decision) {
        let entry = LearnedEntry(lesson, profile: profile)
        let place = entries.firstIndex { $0.lesson == lesson && $0.profile == profile }
        if place == nil { entries.append(entry) }
        entries[place ?? entries.count - 1].support(by: decision, source: source)
      }
    }
    for decision in decisions where decision.outcome == .confirmed {
      guard let value = decision.before ?? decision.after else { continue }
      for place in entries.indices where entries[place].profile == decision.profile {
        if case .confusion(let confusion) = entries[place].lesson,
          confusion.corrected(value) != nil
        {
          entries[place].contradict(by: decision)
        }
      }
    }
    entries.sort { $0.id < $1.id }
  }

  /// Takes an entry away; false where there is none of that name.
  public mutating func remove(_ id: String) -> Bool {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return false }
    entries.remove(at: place)
    return true
  }

  private static func lessons(of decision: Decision) -> [LearnedEntry.Lesson] {
    var lessons: [LearnedEntry.Lesson] = []
    if let label = decision.label, let name = decision.name, decision.outcome != .rejected,
      !label.foldedForMatching.isEmpty
    {
      lessons.append(.label(text: label.foldedForMatching, field: name))
    }
    if decision.outcome == .corrected, let before = decision.before, let after = decision.after {
      lessons += Confusion.confusions(read: before, meant: after).map { .confusion($0) }
    }
    return lessons
  }

  /// The profile with the labels learned in it as variants of its own.
  public func taught(_ profile: Profile, by support: Support = Support()) -> Profile {
    var taught = profile
    for entry in supported(by: support) where entry.profile == profile.name {
      guard case .label(let text, let field) = entry.lesson else { continue }
      for place in taught.fields.indices where taught.fields[place].name == field {
        if !taught.fields[place].variants.contains(text) {
          taught.fields[place].variants.append(text)
        }
      }
      for group in taught.groups.indices {
        for column in taught.groups[group].columns.indices
        where taught.groups[group].columns[column].name == field {
          taught.groups[group].columns[column].variants.append(text)
        }
      }
    }
    return taught
  }
}
