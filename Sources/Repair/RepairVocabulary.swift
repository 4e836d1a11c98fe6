import PageModel

/// The words that labels are known by, given as data: no rule of this room knows any of them.
public struct RepairVocabulary: Hashable, Sendable {
  /// What heads a block of labels and has no value of its own, such as 本级资金.
  public struct Section: Hashable, Sendable {
    public var labels: [String]
    /// The labels of the fields under it.
    public var members: [String]
    /// The labels of the amount of the whole block, which stands first in it.
    public var totals: [String]

    public init(labels: [String], members: [String] = [], totals: [String] = []) {
      self.labels = labels
      self.members = members
      self.totals = totals
    }
  }

  /// A level label and the labels one level up that it may stand under.
  public struct Level: Hashable, Sendable {
    public var label: String
    public var parents: [String]

    public init(_ label: String, under parents: [String] = []) {
      self.label = label
      self.parents = parents
    }
  }

  /// The header labels of a repeated group, from its outermost level to its value.
  public struct Columns: Hashable, Sendable {
    /// One list of names for each level column, outermost first.
    public var levels: [[String]]
    public var name: [String]
    public var value: [String]
    public var others: [String]

    public init(levels: [[String]], name: [String], value: [String], others: [String] = []) {
      self.levels = levels
      self.name = name
      self.value = value
      self.others = others
    }
  }

  /// The labels of single values, with their types.
  public var labels: [String: ValueType]
  /// The labels a form begins with.
  public var firstLabels: [String]
  public var sections: [Section]
  public var columns: Columns
  /// The labels of each level, outermost first.
  public var levels: [[Level]]
  /// The word that a level label may end in or not, such as 指标.
  public var levelSuffix: String

  public init(
    labels: [String: ValueType] = [:], firstLabels: [String] = [], sections: [Section] = [],
    columns: Columns = Columns(levels: [], name: [], value: []), levels: [[Level]] = [],
    levelSuffix: String = ""
  ) {
    self.labels = labels
    self.firstLabels = firstLabels
    self.sections = sections
    self.columns = columns
    self.levels = levels
    self.levelSuffix = levelSuffix
  }
}
