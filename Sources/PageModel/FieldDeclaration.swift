/// A field as a profile declares it: its labels, where they stand and what its value is.
public struct FieldDeclaration: Hashable, Sendable {
  public var name: String
  /// The label as the profile names it.
  public var label: String
  /// What else is printed for the label.
  public var variants: [String]
  public var type: ValueType
  /// Sections it stands under, any of them; empty: wherever its label is met.
  public var sections: [String]
  /// Whether its label may also stand under none of its sections.
  public var standsAlone: Bool
  /// How much its label speaks for the profile.
  public var weight: Double
  public var isRequired: Bool
  /// Whether a second one in the same table begins a new record.
  public var beginsRecord: Bool

  public init(
    name: String, label: String, variants: [String] = [], type: ValueType = .text,
    sections: [String] = [], standsAlone: Bool = false, weight: Double = 1,
    isRequired: Bool = false, beginsRecord: Bool = false
  ) {
    self.name = name
    self.label = label
    self.variants = variants
    self.type = type
    self.sections = sections
    self.standsAlone = standsAlone
    self.weight = weight
    self.isRequired = isRequired
    self.beginsRecord = beginsRecord
  }
}

/// A repeated group as a profile declares it: the rows under a header of named columns.
public struct GroupDeclaration: Hashable, Sendable {
  public var name: String
  /// The named columns; of a group that takes every row, what is known of some columns.
  public var columns: [ColumnDeclaration]
  /// Whether every body row is an item whose fields are named by the column header path.
  public var takesEveryRow: Bool
  /// The type of the columns no declaration names, in a group that takes every row.
  public var otherType: ValueType
  /// The group that a second set of columns under the same header belongs to, and its sections.
  public var sibling: Sibling?

  public init(
    name: String, columns: [ColumnDeclaration], takesEveryRow: Bool = false,
    otherType: ValueType = .money, sibling: Sibling? = nil
  ) {
    self.name = name
    self.columns = columns
    self.takesEveryRow = takesEveryRow
    self.otherType = otherType
    self.sibling = sibling
  }

  /// A second set of the same columns beside the first, for another period.
  public struct Sibling: Hashable, Sendable {
    public var group: String
    /// The sections above its columns.
    public var sections: [String]

    public init(group: String, sections: [String]) {
      self.group = group
      self.sections = sections
    }
  }
}

/// A column of a repeated group.
public struct ColumnDeclaration: Hashable, Sendable {
  /// The field's name; empty in a group that takes every row.
  public var name: String
  public var label: String
  public var variants: [String]
  public var type: ValueType
  /// Whether each value is what it looks like: money, a percentage, a count or text.
  public var isMeasure: Bool
  /// Whether a header without it is no header of the group.
  public var isKey: Bool
  /// Whether a blank cell means the value above it.
  public var isCarried: Bool
  /// Whether its values bear numbers in front that are no part of them (11-数量指标).
  public var isNumbered: Bool
  /// A word that numbers its values: 指标 for 指标1：.
  public var ordinal: String?
  /// The values it usually has.
  public var vocabulary: [String]
  /// Headers of a column whose text goes before the value, such as a comparison sign.
  public var prefixHeaders: [String]
  /// Headers of a column whose text goes after the value, such as its unit.
  public var suffixHeaders: [String]
  public var weight: Double

  public init(
    name: String, label: String, variants: [String] = [], type: ValueType = .text,
    isMeasure: Bool = false, isKey: Bool = false, isCarried: Bool = false, isNumbered: Bool = false,
    ordinal: String? = nil, vocabulary: [String] = [], prefixHeaders: [String] = [],
    suffixHeaders: [String] = [], weight: Double = 1
  ) {
    self.name = name
    self.label = label
    self.variants = variants
    self.type = type
    self.isMeasure = isMeasure
    self.isKey = isKey
    self.isCarried = isCarried
    self.isNumbered = isNumbered
    self.ordinal = ordinal
    self.vocabulary = vocabulary
    self.prefixHeaders = prefixHeaders
    self.suffixHeaders = suffixHeaders
    self.weight = weight
  }
}
