import PageModel

/// An indicator has a target (`target_missing`).
///
/// Where most targets of a form are blank they were not found rather than not printed, and nothing
/// is said; a target whose value fell off carries `value_lost` instead.
enum BlankTarget: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    let blank = form.indicators.filter { indicator in
      indicator.targeting.isEmpty && !indicator.naming.isNothing
        && !indicator.target.flags.contains { $0.code == .valueLost }
    }
    guard blank.count * 2 < form.indicators.count else { return [] }
    return blank.map { indicator in
      FormFinding(
        code: .targetMissing, suspects: [indicator.target],
        message: "The indicator \(indicator.name.quoted) has no target "
          + "(\(indicator.target.evidence.described))")
    }
  }
}
