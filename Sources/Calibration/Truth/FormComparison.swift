/// The records of an output held against true ones, field by field.
struct FormComparison {
  /// By field identifier; fields the truth says nothing of have none.
  private(set) var verdicts: [String: Verdict] = [:]
  /// True values that no field states.
  private(set) var missedCount = 0
  /// Records of the output that are like none of the truth: nothing is known of their fields.
  private(set) var strayCount = 0

  private let scored: [String: Set<String>]

  private static let levels: Set<String> = ["level1", "level2"]
  private static let indicatorNames = ["level1", "level2", "level3", "target"]
  private static let leastRecordLikeness = 0.5
  private static let leastIndicatorLikeness = 0.35
  /// What a level-3 name counts beside a target when two indicators are compared.
  private static let nameWeight = 0.7

  /// The fields of performance-target forms, which a truth need not name when they are blank.
  private static let formFields: Set<String> = [
    "project_name", "department", "implementing_unit", "attribute", "period", "finance_office",
    "total", "annual_total", "own_total", "own_fiscal", "own_other", "own_carryover",
    "transfer_total", "transfer_central", "transfer_region", "annual_goal", "department_name",
    "duties",
  ]

  init(_ truth: TruthDocument, _ output: OutputDocument) {
    var scored: [String: Set<String>] = [:]
    for record in truth.records {
      scored[record.kind, default: record.kind.hasSuffix("_target") ? Self.formFields : []]
        .formUnion(record.fields.keys)
    }
    self.scored = scored
    let found = output.records.filter { scored[$0.kind] != nil }
    let partners = Self.partners(truth.records, found)
    for (place, record) in truth.records.enumerated() {
      if let partner = partners[place] {
        compare(record, found[partner])
      } else {
        missedCount += record.fields.count { !$0.value.isEmpty }
        missedCount += record.indicators.reduce(0) { $0 + $1.count }
      }
    }
    strayCount = found.count - partners.count
  }

  /// The field's text, levels without their codes.
  static func folded(_ value: String?, of name: String) -> String {
    levels.contains(name) ? TruthText.level(value) : TruthText.folded(value)
  }

  private static func partners(
    _ truth: [TruthDocument.Record], _ found: [OutputDocument.Record]
  ) -> [Int: Int] {
    let wanted = truth.map { record in name { field in record.fields[field] } }
    let given = found.map { record in
      name { field in record.fields.first { $0.name == field }?.value }
    }
    guard truth.count > 1 || found.count > 1 else { return found.isEmpty ? [:] : [0: 0] }
    return SequenceAlignment.partners(truth.count, found.count, floor: leastRecordLikeness) {
      truth[$0].kind == found[$1].kind ? TextLikeness.ofOrder(wanted[$0], given[$1]) : 0
    }
  }

  /// What a record is known by.
  private static func name(_ value: (String) -> String?) -> String {
    TruthText.folded(value("project_name") ?? value("department_name"))
  }

  private mutating func compare(_ truth: TruthDocument.Record, _ found: OutputDocument.Record) {
    var seen: Set<String> = []
    for field in found.fields where scored[truth.kind]?.contains(field.name) == true {
      guard seen.insert(field.name).inserted else { continue }
      let value = Self.folded(field.value, of: field.name)
      if truth.lostPerhaps.contains(field.name), value.isEmpty { continue }
      if truth.lost.contains(field.name) {
        verdicts[field.id] = Verdict(
          isRight: value.isEmpty && field.flags.contains("value_lost"), wanted: "")
        continue
      }
      let wanted = Self.folded(truth.fields[field.name], of: field.name)
      verdicts[field.id] = Verdict(isRight: value == wanted, wanted: wanted)
    }
    missedCount += truth.fields.count {
      !$0.value.isEmpty && !seen.contains($0.key) && !truth.lost.contains($0.key)
    }
    compareIndicators(truth.indicators, found.indicators)
  }

  private mutating func compareIndicators(
    _ truth: [[String: String]], _ found: [[OutputDocument.Field]]
  ) {
    func value(_ item: [OutputDocument.Field], _ name: String) -> String? {
      item.first { $0.name == name }?.value
    }
    let partners = SequenceAlignment.partners(
      found.count, truth.count, floor: Self.leastIndicatorLikeness
    ) { place, other in
      func likeness(_ name: String) -> Double {
        TextLikeness.ofOrder(
          TruthText.folded(truth[other][name]), TruthText.folded(value(found[place], name)))
      }
      return Self.nameWeight * likeness("level3") + (1 - Self.nameWeight) * likeness("target")
    }
    for (place, item) in found.enumerated() {
      let wanted = partners[place].map { truth[$0] }
      for field in item where Self.indicatorNames.contains(field.name) {
        let value = Self.folded(field.value, of: field.name)
        if wanted == nil, value.isEmpty { continue }
        let text = Self.folded(wanted?[field.name], of: field.name)
        verdicts[field.id] = Verdict(isRight: value == text, wanted: text)
      }
    }
    let known = Set(partners.values)
    for (place, item) in truth.enumerated() where !known.contains(place) {
      missedCount += item.count { Self.indicatorNames.contains($0.key) && !$0.value.isEmpty }
    }
  }
}
