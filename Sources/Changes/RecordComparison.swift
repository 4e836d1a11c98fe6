/// Compares the records of two versions field by field.
struct RecordComparison {
  private(set) var changes: [DocumentDifference.Change] = []

  private typealias Record = ContractDocument.Record
  private typealias Field = ContractDocument.Field

  init(_ before: [ContractDocument.Record], _ after: [ContractDocument.Record]) {
    let matching = Matching(
      before.count, after.count,
      keys: [
        { isAfter, index in Self.content(isAfter ? after[index] : before[index]) },
        { isAfter, index in Self.identity(isAfter ? after[index] : before[index]) },
        { isAfter, index in Self.title(isAfter ? after[index] : before[index]) },
      ],
      alikeness: { first, second in
        before[first].kind == after[second].kind
          ? Self.alikeness(Self.values(before[first]), Self.values(after[second])) : 0
      })
    for pair in matching.pairs {
      switch (pair.before, pair.after) {
      case (let first?, let second?): compare(before[first], after[second])
      case (let first?, nil): changes.append(Self.whole(before[first], isAfter: false))
      case (nil, let second?): changes.append(Self.whole(after[second], isAfter: true))
      case (nil, nil): break
      }
    }
  }

  private mutating func compare(_ before: Record, _ after: Record) {
    let context = [Self.name(after)]
    compare(before.fields, after.fields, context)
    let groups = before.groups.map(\.name) + after.groups.map(\.name)
    var seen: Set<String> = []
    for group in groups where seen.insert(group).inserted {
      compareRows(
        before.groups.filter { $0.name == group }.flatMap(\.items),
        after.groups.filter { $0.name == group }.flatMap(\.items), context)
    }
  }

  private mutating func compare(_ before: [Field], _ after: [Field], _ context: [String]) {
    let matching = Matching(
      before.count, after.count,
      keys: [
        { isAfter, index in
          let field = isAfter ? after[index] : before[index]
          return field.name + "\n" + Self.text(field)
        },
        { isAfter, index in (isAfter ? after[index] : before[index]).name },
      ], alikeness: { _, _ in 0 })
    for pair in matching.pairs {
      let (first, second) = (pair.before.map { before[$0] }, pair.after.map { after[$0] })
      guard let field = second ?? first else { continue }
      if let first, let second, Self.text(first) == Self.text(second) { continue }
      // A field that was empty and is not there any more says as little as before.
      if (first ?? second)?.value == nil, first == nil || second == nil { continue }
      changes.append(
        DocumentDifference.Change(
          subject: .field, context: context, label: field.label, name: field.name,
          before: first.map { Self.side($0) }, after: second.map { Self.side($0) }))
    }
  }

  private mutating func compareRows(
    _ before: [ContractDocument.Item], _ after: [ContractDocument.Item], _ context: [String]
  ) {
    let matching = Matching(
      before.count, after.count,
      keys: [
        { isAfter, index in Self.values((isAfter ? after[index] : before[index]).fields) },
        { isAfter, index in Self.words((isAfter ? after[index] : before[index]).fields) },
      ].map { key in { isAfter, index in key(isAfter, index).joined(separator: "\n") } },
      alikeness: { first, second in
        Self.alikeness(Self.values(before[first].fields), Self.values(after[second].fields))
      })
    for pair in matching.pairs {
      switch (pair.before, pair.after) {
      case (let first?, let second?):
        compare(
          before[first].fields, after[second].fields,
          context + [Self.name(of: after[second].fields)])
      case (let first?, nil):
        changes.append(Self.row(before[first].fields, context, isAfter: false))
      case (nil, let second?):
        changes.append(Self.row(after[second].fields, context, isAfter: true))
      case (nil, nil): break
      }
    }
  }

  private static func row(
    _ fields: [Field], _ context: [String], isAfter: Bool
  ) -> DocumentDifference.Change {
    let value = fields.compactMap(\.value).joined(separator: " | ")
    let side = DocumentDifference.Side(
      value: value, place: fields.lazy.compactMap(\.evidence).first)
    return DocumentDifference.Change(
      subject: .row, context: context, label: name(of: fields), name: "",
      before: isAfter ? nil : side, after: isAfter ? side : nil)
  }

  private static func whole(_ record: Record, isAfter: Bool) -> DocumentDifference.Change {
    let place = (record.fields + record.groups.flatMap { $0.items.flatMap(\.fields) }).lazy
      .compactMap(\.evidence).first
    let side = DocumentDifference.Side(value: name(record), place: place)
    return DocumentDifference.Change(
      subject: .record, context: [], label: name(record), name: record.kind,
      before: isAfter ? nil : side, after: isAfter ? side : nil)
  }
}

extension RecordComparison {
  private static func side(_ field: Field) -> DocumentDifference.Side {
    DocumentDifference.Side(value: field.value, place: field.evidence)
  }

  /// What a field says, without layout; a value that cannot be read is none.
  private static func text(_ field: Field) -> String { field.value?.unspaced ?? "" }

  private static func values(_ fields: [Field]) -> [String] {
    fields.map { $0.name + "=" + text($0) }
  }

  private static func values(_ record: Record) -> [String] {
    values(record.fields) + record.groups.flatMap { $0.items.flatMap { values($0.fields) } }
  }

  /// What names a row: its words, without what it counts.
  private static func words(_ fields: [Field]) -> [String] {
    fields.filter { ["text", "code"].contains($0.type) && $0.name != "target" }.map { text($0) }
  }

  private static func content(_ record: Record) -> String? {
    ([record.kind] + values(record)).joined(separator: "\n")
  }

  /// What a form is about: its project, its department.
  private static func identity(_ record: Record) -> String? {
    let names = record.fields.filter { $0.name.hasSuffix("_name") }.map { text($0) }
    guard names.contains(where: { !$0.isEmpty }) else { return nil }
    return ([record.kind] + names).joined(separator: "\n")
  }

  private static func title(_ record: Record) -> String? {
    guard identity(record) == nil, let title = record.title, !title.isEmpty else { return nil }
    return record.kind + "\n" + title.unspaced
  }

  private static func name(_ record: Record) -> String {
    let name = record.fields.first { $0.name.hasSuffix("_name") }?.value
    return [record.title, name].compactMap { $0 }.joined(separator: " · ")
  }

  private static func name(of fields: [Field]) -> String {
    let texts = fields.filter { ["text", "code"].contains($0.type) }
    let words = texts.filter { $0.name != "target" }.compactMap(\.value)
    return (words.isEmpty ? texts.compactMap(\.value) : words).prefix(3).joined(separator: " · ")
  }

  /// The share of values that both have, from 0 to 1; blank ones do not count.
  private static func alikeness(_ first: [String], _ second: [String]) -> Double {
    let (first, second) = (
      first.filter { !$0.hasSuffix("=") }, second.filter { !$0.hasSuffix("=") }
    )
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    var open = Dictionary(first.map { ($0, 1) }, uniquingKeysWith: +)
    let shared = second.count { value in
      guard let left = open[value], left > 0 else { return false }
      open[value] = left - 1
      return true
    }
    return 2 * Double(shared) / Double(first.count + second.count)
  }
}
