/// What kind of thing a value is.
public enum ValueType: String, Hashable, Sendable {
  case text
  case money
  case number
  case percent
  case count
  case date
  case period
  case code
}

/// A labelled value as it was read from a table, before anything is checked.
public struct Field: Hashable, Sendable {
  /// Unique in the document: "r1.annual_total", "r1.indicators.1.target".
  public var id: String
  /// The field's name in its profile, or its printed label in a generic form.
  public var name: String
  /// The label as the profile names it.
  public var label: String
  /// The value's text as printed; nil where there is no cell for it.
  public var raw: String?
  /// The cleaned text; nil where there is none that can be read.
  public var value: String?
  public var type: ValueType
  /// The value in its base unit (money in 元, percent as printed), where the type has a number.
  public var number: ExactNumber?
  /// The base unit the number is in.
  public var unit: String?
  /// The probability of the reading alone: the cell's, the label's, the type's.
  public var confidence: Double
  public var flags: [Flag]
  /// A value the rest of the evidence points to; never put into `value` silently.
  public var suggestion: String?
  public var evidence: Evidence

  public init(
    id: String, name: String, label: String, raw: String?, value: String?, type: ValueType = .text,
    number: ExactNumber? = nil, unit: String? = nil, confidence: Double = 1, flags: [Flag] = [],
    suggestion: String? = nil, evidence: Evidence
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.raw = raw
    self.value = value
    self.type = type
    self.number = number
    self.unit = unit
    self.confidence = confidence
    self.flags = flags
    self.suggestion = suggestion
    self.evidence = evidence
  }
}

/// One repetition of a group: an indicator, a budget line.
public struct FieldItem: Hashable, Sendable {
  public var id: String
  public var fields: [Field]

  public init(id: String, fields: [Field]) {
    self.id = id
    self.fields = fields
  }
}

/// A repeated group of fields.
public struct FieldGroup: Hashable, Sendable {
  public var name: String
  public var items: [FieldItem]

  public init(name: String, items: [FieldItem]) {
    self.name = name
    self.items = items
  }
}

/// What one form or table says, by field.
public struct Record: Hashable, Sendable {
  /// "r1", "r2" … in reading order.
  public var id: String
  public var kind: String
  /// The profile that knew it, as "name/version"; nil for a generic form.
  public var profile: String?
  public var table: String?
  public var title: String?
  public var fields: [Field]
  public var groups: [FieldGroup]

  public init(
    id: String, kind: String, profile: String?, table: String?, title: String?, fields: [Field],
    groups: [FieldGroup] = []
  ) {
    self.id = id
    self.kind = kind
    self.profile = profile
    self.table = table
    self.title = title
    self.fields = fields
    self.groups = groups
  }

  /// Every field, those of groups included, in order.
  public var allFields: [Field] { fields + groups.flatMap { $0.items.flatMap(\.fields) } }
}
