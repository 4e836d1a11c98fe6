import PageModel

/// A text ends where a text may end (`text_cut`).
///
/// A text that ends with a comma or an opening bracket, or leaves a bracket open, was cut off.
enum TextEnds: FormRule {
  private static let open: Set<Unicode.Scalar> = ["、", "，", ",", "(", "《", "“", "【", "："]
  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("(", ")"), ("《", "》"), ("“", "”"),
  ]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    let texts = [form.subject].compactMap { $0 } + form.goals
    return (texts + form.indicators.flatMap { [$0.name, $0.target] }).compactMap { field in
      let words = Wording(field.value)
      guard let last = words.scalars.last else { return nil }
      let isOpen = pairs.contains { opening, closing in
        words.scalars.count { $0 == opening } > words.scalars.count { $0 == closing }
      }
      guard open.contains(last) || isOpen else { return nil }
      return FormFinding(
        code: .textCut, suspects: [field],
        message: "The text of \(field.label) ends with “\(Wording(words.scalars.suffix(6)).text)” "
          + "before it is complete (\(field.evidence.described))")
    }
  }
}
