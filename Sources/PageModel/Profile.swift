/// What one kind of published form or table looks like: how it is known, what it holds, what must add up.
public struct Profile: Hashable, Sendable {
  public var name: String
  public var version: String
  /// The kind of the records it yields, such as project_target.
  public var kind: String
  public var recognition: Recognition
  /// Labels that head a block of fields and have no value of their own, such as 本级资金.
  public var sections: [Section]
  public var fields: [FieldDeclaration]
  public var groups: [GroupDeclaration]
  public var checks: [CheckDeclaration]
  /// What its forms state where, and the rules about it; nil for tables that state nothing in words.
  public var form: FormDeclaration?
  /// The words by which rules understand its texts.
  public var words: RuleWords
  /// How the document's prose restates its tables; nil where it does not.
  public var prose: ProseDeclaration?
  /// The units of money besides 元 and its multiples.
  public var units: [UnitDeclaration]
  /// Whether numbers are printed as 1.234,50 or 1 234,50.
  public var usesDecimalComma: Bool

  public init(
    name: String, version: String, kind: String, recognition: Recognition,
    sections: [Section] = [], fields: [FieldDeclaration] = [], groups: [GroupDeclaration] = [],
    checks: [CheckDeclaration] = [], form: FormDeclaration? = nil, words: RuleWords = RuleWords(),
    prose: ProseDeclaration? = nil, units: [UnitDeclaration] = [], usesDecimalComma: Bool = false
  ) {
    self.name = name
    self.version = version
    self.kind = kind
    self.recognition = recognition
    self.sections = sections
    self.fields = fields
    self.groups = groups
    self.checks = checks
    self.form = form
    self.words = words
    self.prose = prose
    self.units = units
    self.usesDecimalComma = usesDecimalComma
  }

  /// The name by which records and runs refer to it: "name/version".
  public var id: String { "\(name)/\(version)" }

  /// How a table is known to be of this profile.
  public struct Recognition: Hashable, Sendable {
    /// The least sum of weights, of the title and of the different labels found.
    public var threshold: Double
    /// A title is fragments apart by blanks that occur in this order; "-" before one: it must not occur.
    public var titles: [TitleWeight]
    /// Text that a title of this profile never has.
    public var refusedTitles: [String]
    /// Labels that a table of this profile never has.
    public var refusedLabels: [String]

    public init(
      threshold: Double, titles: [TitleWeight] = [], refusedTitles: [String] = [],
      refusedLabels: [String] = []
    ) {
      self.threshold = threshold
      self.titles = titles
      self.refusedTitles = refusedTitles
      self.refusedLabels = refusedLabels
    }
  }

  /// A title pattern and how much it speaks for the profile.
  public struct TitleWeight: Hashable, Sendable {
    public var pattern: String
    public var weight: Double

    public init(pattern: String, weight: Double) {
      self.pattern = pattern
      self.weight = weight
    }
  }

  /// A label over or before a block of fields, which tells equal labels apart.
  public struct Section: Hashable, Sendable {
    public var name: String
    public var labels: [String]
    public var weight: Double

    public init(name: String, labels: [String], weight: Double = 0) {
      self.name = name
      self.labels = labels
      self.weight = weight
    }
  }
}
