/// What the truth says of a field.
struct Verdict: Hashable {
  var isRight: Bool
  /// The true text, folded; empty where nothing is printed or the truth has no such place.
  var wanted: String
}
