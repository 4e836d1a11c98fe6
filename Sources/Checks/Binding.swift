import PageModel

/// A declaration tied to the numbers of one record, or of the document.
struct Binding {
  let declaration: CheckDeclaration
  /// The record's place; nil for a check over the document.
  let record: Int?
  var equations: [Equation] = []
  /// Why the declaration could not be tied to numbers, though it was meant for the record.
  var reason: String?
}

/// One number a declaration asks for, looked up.
enum Lookup: Hashable {
  case found(Int)
  case blank(Int)
  case missing

  init(_ entry: Int?, in ledger: Ledger) {
    guard let entry, entry >= 0 else {
      self = .missing
      return
    }
    self = ledger.entries[entry].reading == .blank ? .blank(entry) : .found(entry)
  }
}

extension Equation {
  /// The equation between looked-up numbers; nil where one that it needs is missing or blank.
  ///
  /// Optional operands that are blank or missing count as zero and are left out.
  init?(
    _ declaration: CheckDeclaration, result: Lookup, operands: [Lookup]
  ) {
    guard case .found(let total) = result else { return nil }
    var parts: [Int] = []
    for (lookup, operand) in zip(operands, declaration.operands) {
      switch lookup {
      case .found(let entry): parts.append(entry)
      case .blank, .missing: guard operand.isOptional else { return nil }
      }
    }
    guard !parts.isEmpty else { return nil }
    self.init(relation: declaration.relation, result: total, operands: parts)
  }
}
