import PageModel

/// Every number of a document's records, so that checks can name each by its place in one list.
struct Ledger {
  /// Where an entry's field stands among the records.
  struct Place: Hashable {
    var record: Int
    /// Group and item; nil for a field of the record itself.
    var item: (group: Int, item: Int)? { group < 0 ? nil : (group, line) }
    var group: Int = -1
    var line: Int = -1
    var field: Int
  }

  enum Reading: Hashable {
    case amount(Amount)
    /// Printed blank, or with a dash for nothing.
    case blank
    /// There is something, but no number that can be trusted.
    case unreadable
  }

  struct Entry {
    var place: Place
    var reading: Reading
  }

  let records: [Record]
  private(set) var entries: [Entry] = []
  /// For each record its plain fields' entries, in order of the fields; -1 for texts.
  private(set) var plain: [[Int]] = []
  /// For each record the lines of each of its groups.
  private(set) var lines: [[LineTable]] = []

  init(_ records: [Record]) {
    self.records = records
    for (index, record) in records.enumerated() {
      plain.append(
        record.fields.indices.map { enter(Place(record: index, field: $0), record.fields[$0]) })
      lines.append(
        record.groups.indices.map { group in
          LineTable(record.groups[group]) { line, field, value in
            enter(Place(record: index, group: group, line: line, field: field), value)
          }
        })
    }
  }

  func field(_ entry: Int) -> Field {
    let place = entries[entry].place
    let record = records[place.record]
    guard let (group, item) = place.item else { return record.fields[place.field] }
    return record.groups[group].items[item].fields[place.field]
  }

  func amount(_ entry: Int) -> Amount? {
    guard case .amount(let amount) = entries[entry].reading else { return nil }
    return amount
  }

  private mutating func enter(_ place: Place, _ field: Field) -> Int {
    guard field.number != nil || field.type.isNumeric else { return -1 }
    entries.append(Entry(place: place, reading: Reading(field)))
    return entries.count - 1
  }
}

extension Ledger.Reading {
  /// Dashes and strokes that stand for nothing.
  private static let nothing: Set<Unicode.Scalar> = ["-", "—", "–", "－", "/", "／", "─", " "]

  fileprivate init(_ field: Field) {
    if let amount = Amount(field) {
      self = .amount(amount)
    } else if field.flags.contains(where: { $0.code == .valueLost }) {
      self = .unreadable
    } else if (field.value ?? "").unicodeScalars.allSatisfy(Self.nothing.contains) {
      self = .blank
    } else {
      self = .unreadable
    }
  }
}

extension ValueType {
  /// Whether values of the type are numbers that can be reckoned with.
  var isNumeric: Bool {
    switch self {
    case .money, .number, .percent, .count: true
    case .text, .date, .period, .code: false
    }
  }
}
