/// Which fields of a form state what, so that rules about their meaning can be run on it.
public struct FormDeclaration: Hashable, Sendable {
  /// A rule about what a form says; it is run where its name is listed.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    case costTarget = "cost_target"
    case goalCount = "goal_count"
    case goalList = "goal_list"
    case proseCount = "prose_count"
    case repeatedTarget = "repeated_target"
    case goalPercent = "goal_percent"
    case amountScale = "amount_scale"
    case rateUnit = "rate_unit"
    case measurableTarget = "measurable_target"
    case levelFit = "level_fit"
    case copiedText = "copied_text"
    case periodTotal = "period_total"
    case statedPeriods = "stated_periods"
    case siblingLabels = "sibling_labels"
    case textEnds = "text_ends"
  }

  /// The rules that are run, in this order.
  public var rules: [Rule]
  /// The field that names what the form is about, such as project_name.
  public var subject: String?
  /// The fields that say in prose what is to be reached.
  public var goals: [String]
  /// The fields with the money of the form's year, likeliest first.
  public var annualTotals: [String]
  /// The fields with the money of the whole period.
  public var wholeTotals: [String]
  /// The fields that state how long it takes.
  public var periods: [String]
  /// The repeated group of indicators.
  public var group: String?
  /// The indicators' level fields, from the top down.
  public var levels: [String]
  /// The indicators' own names.
  public var indicator: String?
  /// The indicators' target values.
  public var target: String?

  public init(
    rules: [Rule], subject: String? = nil, goals: [String] = [], annualTotals: [String] = [],
    wholeTotals: [String] = [], periods: [String] = [], group: String? = nil,
    levels: [String] = [], indicator: String? = nil, target: String? = nil
  ) {
    self.rules = rules
    self.subject = subject
    self.goals = goals
    self.annualTotals = annualTotals
    self.wholeTotals = wholeTotals
    self.periods = periods
    self.group = group
    self.levels = levels
    self.indicator = indicator
    self.target = target
  }
}
