import PageModel

/// What stands before the numbers of a line: its codes and its label.
struct LineHead: Hashable {
  /// Each code column's digits, from the left; empty where it is blank.
  let codes: [String]
  let label: LineLabel
  /// The label as printed; empty where there is none.
  let printed: String

  /// Reads the texts of a line's label columns.
  init(_ texts: [String]) {
    codes = texts.map { Self.isCode($0) ? $0 : "" }
    printed = texts.last { !$0.isEmpty && !Self.isCode($0) } ?? ""
    label = LineLabel(printed)
  }

  /// Whether nothing is printed before the numbers.
  var isBlank: Bool { printed.isEmpty && codes.allSatisfy(\.isEmpty) }

  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension FieldGroup {
  /// The head of every line on one side of the table that was made of this group.
  func heads(of side: LineTable.Side, in table: LineTable) -> [LineHead] {
    items.indices.map { line in
      LineHead(
        side.labels.map { column in
          let field = table.columns[column].fields[line]
          return field < 0 ? "" : items[line].fields[field].value ?? ""
        })
    }
  }
}
