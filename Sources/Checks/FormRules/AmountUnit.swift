import PageModel

/// The form's money has a unit (`unit_missing`).
///
/// A total printed without one, where other forms of the document print theirs, may be meant in 元
/// or in 万元.
enum AmountUnit: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard let total = form.totals.first, total.unit == nil,
      document.forms.count == 1
        || document.forms.contains(where: { $0.totals.contains { $0.unit != nil } })
    else { return [] }
    return [
      FormFinding(
        code: .unitMissing, suspects: [total],
        message: "\(total.quoted) is printed without a unit")
    ]
  }
}
