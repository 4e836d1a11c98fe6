import PageModel

/// A form's labels are those of its siblings (`label_misprint`).
///
/// Where most other forms of the document have one label in a cell, and this form has there a
/// label that it prints a second time and lacks theirs, the wrong label was printed.
enum SiblingLabels: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard document.labels.isTelling, let id = form.record.table, let table = document.tables[id]
    else { return [] }
    let texts = table.cells.map { Wording($0.text) }
    return zip(table.cells, texts).compactMap { cell, text in
      guard !text.isEmpty, let usual = document.labels.usual(at: cell.index), usual != text,
        document.labels.isLabel(text), !texts.contains(usual),
        texts.count(where: { $0 == text }) > 1
      else { return nil }
      return FormFinding(
        code: .labelMisprint, suspects: [valued(by: cell, in: form.record)].compactMap { $0 },
        message: "The label “\(text.text)” in \(id)[\(cell.row),\(cell.column)] is "
          + "“\(usual.text)” in the other forms", expected: usual.text)
    }
  }

  /// The field with a value right behind the label in its first row: a blank was not misplaced by it.
  private static func valued(by label: Cell, in record: Record) -> Field? {
    let behind = record.fields.filter { field in
      guard let cell = field.evidence.cell, field.evidence.table == record.table else {
        return false
      }
      return cell.row == label.row && cell.column > label.column && field.value != nil
    }
    return behind.min { ($0.evidence.cell ?? label.index) < ($1.evidence.cell ?? label.index) }
  }
}

/// What stands in each cell of a document's forms, so that labels are told by their being everywhere.
struct LabelCensus {
  private let formCount: Int
  private var usual: [CellIndex: Wording] = [:]
  private var labels: Set<Wording> = []

  /// Fewer forms do not tell a label from a value.
  private static let leastForms = 4
  /// So large a part of the forms has the label; on scans a few of them are misread.
  private static let most = 0.6

  init(_ tables: [Table]) {
    formCount = tables.count
    guard isTelling else { return }
    var counts: [CellIndex: [Wording: Int]] = [:]
    for table in tables {
      for cell in table.cells where !cell.isBlank {
        counts[cell.index, default: [:]][Wording(cell.text), default: 0] += 1
      }
    }
    for (index, texts) in counts {
      guard let most = texts.max(by: { $0.value < $1.value }),
        Double(most.value) >= Self.most * Double(formCount)
      else { continue }
      usual[index] = most.key
      labels.insert(most.key)
    }
  }

  var isTelling: Bool { formCount >= Self.leastForms }

  /// What most forms have in the cell.
  func usual(at index: CellIndex) -> Wording? { usual[index] }

  func isLabel(_ text: Wording) -> Bool { labels.contains(text) }
}
