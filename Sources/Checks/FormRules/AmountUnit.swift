import PageModel

/// The form's money has a unit (`unit_missing`).
///
/// A total printed without one, where half or more of the forms of the document print theirs, may be meant in 元 or
/// in 万元. On a scanned page nothing is said: there a small unit is easily missed in reading.
enum AmountUnit: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard let total = form.totals.first, total.unit == nil, !document.isRecognised(total),
      document.forms.count == 1 || document.amountsWithUnit * 2 >= document.forms.count
    else { return [] }
    return [
      FormFinding(
        code: .unitMissing, suspects: [total],
        message: "\(total.quoted) is printed without a unit")
    ]
  }
}
