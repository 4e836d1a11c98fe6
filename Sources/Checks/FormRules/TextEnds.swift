import PageModel

/// A text begins and ends where a text may (`text_cut`).
///
/// A text that ends with a comma or an opening bracket, or leaves a bracket open, was cut off; so was one that begins with
/// a comma or a closing bracket.
enum TextEnds: FormRule {
  private static let open: Set<Unicode.Scalar> = ["、", "，", ",", "(", "《", "“", "【", "："]
  private static let closed: Set<Unicode.Scalar> = [
    "、", "，", ",", ")", "》", "”", "】", "。", "；", ";",
  ]
  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("(", ")"), ("《", "》"), ("“", "”"),
  ]

  /// A bracket farther from the end was forgotten, not cut off.
  private static let nearEnd = 12

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    let texts = [form.subject].compactMap { $0 } + form.goals.map(\.field)
    return (texts + form.indicators.flatMap { [$0.name, $0.target] }).compactMap { field in
      let words = Wording(field.value)
      guard let first = words.scalars.first, let last = words.scalars.last else { return nil }
      if closed.contains(first) {
        return FormFinding(
          code: .textCut, suspects: [field],
          message:
            "The text of \(field.label) begins with “\(Wording(words.scalars.prefix(6)).text)”, "
            + "as if its beginning were lost (\(field.evidence.described))")
      }
      let isOpen = pairs.contains { isLeftOpen(words, $0, $1) }
      guard open.contains(last) || isOpen else { return nil }
      return FormFinding(
        code: .textCut, suspects: [field],
        message: "The text of \(field.label) ends with “\(Wording(words.scalars.suffix(6)).text)” "
          + "before it is complete (\(field.evidence.described))")
    }
  }

  /// Whether the last bracket stands near the end and is the only one without its partner.
  private static func isLeftOpen(
    _ words: Wording, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar
  ) -> Bool {
    let openings = words.scalars.count { $0 == opening }
    return openings == words.scalars.count { $0 == closing } + 1
      && words.scalars.suffix(nearEnd).contains(opening)
  }
}
