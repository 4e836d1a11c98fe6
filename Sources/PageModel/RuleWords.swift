/// The words of a profile's language by which rules understand what a form says.
///
/// A list that a profile does not give is empty, and a rule that rests on it says nothing.
public struct RuleWords: Hashable, Sendable {
  /// What a list of words is for; its raw value is its key under “words” in a profile.
  public enum List: String, Hashable, Sendable, CaseIterable {
    /// Words behind a number that make it an amount of money.
    case money
    /// Words behind a number that count things, longest first; `a|b` are two words for one unit.
    case counters
    /// Words between a name and its number that say no more than "at least".
    case qualifiers
    /// Words that bound a number and are no unit.
    case bounds
    /// Endings of names whose number has no unit, such as an index.
    case unitless
    /// Texts that stand for nothing.
    case nothing
    /// Words for a year behind its digits.
    case yearSigns = "year_signs"
    /// Words of headings that name the document's year.
    case titles
    /// Words before a year that make it a task of that year.
    case tasks
    /// Words right after a year that make it a deadline.
    case deadlines
    /// Words beside an earlier year that explain it.
    case yearExcuses = "year_excuses"
    /// Words before the length of a project's time.
    case terms
    /// Words beside an amount that the project itself spends.
    case ownMoney = "own_money"
    /// Words beside an amount that is not the project's own.
    case foreignMoney = "foreign_money"
    /// Words that tell the price of one thing from the cost of the whole.
    case unitPrices = "unit_prices"
    /// Words that make a number one for each of several things or times.
    case perThing = "per_thing"
    /// Verbs before what an indicator counts; `a|b` do the same.
    case verbs
    /// Endings of names that only say that something is counted.
    case countings
    /// Endings of names of rates, and those that only look so.
    case rates
    case noRates = "no_rates"
    /// Endings of names of numbers of things.
    case counts
    /// Names of satisfaction.
    case satisfaction
    /// Numbers in words.
    case spelledNumbers = "spelled_numbers"
    /// Words for all or none of something, which is a value too.
    case everything
    /// What is met when there is none of it.
    case evils
    /// Words that make a rate one of time or progress.
    case timely
    /// Words by which a level names what its indicators measure.
    case quantityLevel = "quantity_level"
    case qualityLevel = "quality_level"
    case timelinessLevel = "timeliness_level"
    case costLevel = "cost_level"
    case economicLevel = "economic_level"
    case socialLevel = "social_level"
    case ecologicalLevel = "ecological_level"
    case lastingLevel = "lasting_level"
    case satisfactionLevel = "satisfaction_level"
    /// Words that fit a benefit of the kind.
    case economicFit = "economic_fit"
    case socialFit = "social_fit"
    case ecologicalFit = "ecological_fit"
    case lastingFit = "lasting_fit"
    /// Words that only a benefit of the kind has.
    case economicSign = "economic_sign"
    case socialSign = "social_sign"
    case ecologicalSign = "ecological_sign"
    case lastingSign = "lasting_sign"
  }

  private var lists: [List: [String]]

  public init(_ lists: [List: [String]] = [:]) { self.lists = lists }

  /// The words of a list; none where it is not given.
  public subscript(list: List) -> [String] { lists[list] ?? [] }

  /// These words, and for lists not given here those of the other.
  public func completed(by other: RuleWords) -> RuleWords {
    RuleWords(other.lists.merging(lists) { $1 })
  }
}
