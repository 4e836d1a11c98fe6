import PageModel

extension JSONWriter {
  mutating func write(_ record: Record, _ judgements: [String: Judgement]) {
    object(.onOwnLines) { writer in
      writer.key("id")
      writer.string(record.id)
      writer.key("kind")
      writer.string(record.kind)
      writer.key("profile")
      writer.string(orNull: record.profile)
      writer.key("table")
      writer.string(orNull: record.table)
      writer.key("title")
      writer.string(orNull: record.title)
      writer.key("fields")
      writer.array(record.fields, .onOwnLines) { $0.write($1, judgements[$1.id]) }
      writer.key("groups")
      writer.array(record.groups, .onOwnLines) { $0.write($1, judgements) }
    }
  }

  mutating func write(_ check: CheckResult) {
    object { writer in
      writer.key("rule")
      writer.string(check.rule.rawValue)
      writer.key("record")
      writer.string(orNull: check.record)
      writer.key("table")
      writer.string(orNull: check.table)
      writer.key("status")
      writer.string(check.status.rawValue)
      writer.key("fields")
      writer.array(check.fields) { $0.string($1) }
      writer.key("expected")
      writer.string(orNull: check.expected)
      writer.key("actual")
      writer.string(orNull: check.actual)
      writer.key("message")
      writer.string(check.message)
    }
  }

  private mutating func write(_ group: FieldGroup, _ judgements: [String: Judgement]) {
    object { writer in
      writer.key("name")
      writer.string(group.name)
      writer.key("items")
      writer.array(group.items, .onOwnLines) { writer, item in
        writer.object { writer in
          writer.key("id")
          writer.string(item.id)
          writer.key("fields")
          writer.array(item.fields, .onOwnLines) { $0.write($1, judgements[$1.id]) }
        }
      }
    }
  }

  /// A field nobody judged is written as one that needs review: silence is not acceptance.
  private mutating func write(_ field: Field, _ judgement: Judgement?) {
    object { writer in
      writer.writeReading(of: field)
      writer.key("confidence")
      writer.rounded(judgement?.confidence ?? field.confidence, decimals: 4)
      writer.key("status")
      writer.string((judgement?.status ?? .needsReview).rawValue)
      writer.key("flags")
      writer.write(judgement?.flags ?? field.flags)
      writer.key("suggestion")
      writer.string(orNull: judgement?.suggestion ?? field.suggestion)
      writer.key("evidence")
      writer.write(field.evidence)
      if judgement?.isSampled == true {
        writer.key("sampled")
        writer.bool(true)
      }
      if writer.showsFeatures, let evidence = judgement?.evidence {
        writer.key("features")
        writer.write(evidence)
      }
    }
  }

  /// Features of 0 say nothing and are left out.
  private mutating func write(_ evidence: FieldEvidence) {
    object { writer in
      writer.key("source")
      writer.string(evidence.source.rawValue)
      for feature in EvidenceFeature.allCases where evidence[feature] != 0 {
        writer.key(feature.rawValue)
        writer.rounded(evidence[feature], decimals: 4)
      }
    }
  }

  private mutating func writeReading(of field: Field) {
    key("id")
    string(field.id)
    key("name")
    string(field.name)
    key("label")
    string(field.label)
    key("raw")
    string(orNull: field.raw)
    key("value")
    string(orNull: field.value)
    key("type")
    string(field.type.rawValue)
    key("number")
    if let amount = field.number { number(amount) } else { null() }
    key("unit")
    string(orNull: field.unit)
  }

  private mutating func write(_ evidence: Evidence) {
    object { writer in
      writer.members(of: evidence.place)
      writer.key("table")
      writer.string(orNull: evidence.table)
      writer.key("cell")
      if let cell = evidence.cell { writer.write(cell) } else { writer.null() }
    }
  }
}
