import PageModel

/// Reads a profile that is another one with rules switched off or words changed.
enum ProfileVariant {
  /// The profile under “extends”, without the rules under “off” and with the lists under “words”.
  static func profile(
    _ root: ProfileNode, among others: [Profile]
  ) throws(ProfileError) -> Profile {
    try root.allow(["extends", "version", "off", "words"], what: "A profile that extends another")
    let name = try root.requiredText("extends", of: "The profile")
    guard var profile = others.first(where: { $0.name == name }) else {
      throw (root.child("extends") ?? root).error(
        "There is no profile “\(name)” to extend; use one of \(others.names).")
    }
    profile.version = try root.requiredText("version", of: "A profile that extends another")
    for rule in try root.texts("off") {
      guard profile.switchOff(rule) else {
        throw (root.child("off") ?? root).error(
          "The profile “\(name)” has no rule “\(rule)” to switch off; use one of \(profile.ruleNames)."
        )
      }
    }
    profile.words = try WordsFile.words(root).completed(by: profile.words)
    return profile
  }
}

extension Profile {
  /// Takes out the rule, by its own name or by the code that its checks raise; false where there is none.
  fileprivate mutating func switchOff(_ rule: String) -> Bool {
    let before = self
    checks.removeAll { $0.rule.rawValue == rule }
    form?.rules.removeAll { $0.rawValue == rule }
    if prose?.rule.rawValue == rule { prose = nil }
    return self != before
  }

  fileprivate var ruleNames: String {
    let codes = checks.map(\.rule.rawValue) + (form?.rules.map(\.rawValue) ?? [])
    return Set(codes + [prose?.rule.rawValue].compactMap { $0 }).sorted().joined(separator: ", ")
  }
}
