import PageModel

extension Field {
  /// Flags a blank value that the form cannot do without.
  mutating func flagMissing() {
    guard value == nil, flags.isEmpty else { return }
    flags.append(Flag(.valueMissing, "\(label) is blank, though the form cannot do without it."))
  }

  /// Whether it is an amount of which nobody can say how large it is; a nought is one in every unit.
  package var lacksUnit: Bool {
    type == .money && unit == nil && number.map { $0.digits != 0 } ?? false
  }

  /// Takes the number from an amount of unknown size; the printed value stays.
  mutating func dropUnsizedNumber() {
    if lacksUnit { number = nil }
  }

  /// Flags an amount of unknown size.
  mutating func flagUnit() {
    guard lacksUnit, !flags.contains(where: { $0.code == .unitMissing }) else { return }
    flags.append(
      Flag(.unitMissing, "“\(value ?? "")” is printed without a unit, and none stands over it."))
  }
}
