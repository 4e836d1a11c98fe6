import GRDB

extension QueueFilter {
  /// On `review_items`, with the filter's arguments.
  var condition: String {
    var parts = ["1"]
    if document != nil { parts.append("review_items.document = :f_document") }
    if run != nil {
      parts.append("review_items.document IN (SELECT id FROM documents WHERE run = :f_run)")
    }
    if documentName != nil {
      parts.append(
        """
        review_items.document IN (SELECT document FROM inputs WHERE instr(name, :f_name) > 0
          UNION SELECT id FROM documents WHERE instr(title, :f_name) > 0)
        """)
    }
    if rule != nil { parts.append(ruleCondition) }
    if issuer != nil { parts.append(issuerCondition) }
    if kind != nil || field != nil { parts.append(fieldCondition) }
    if flag != nil {
      parts.append(
        """
        EXISTS (SELECT 1 FROM field_flags WHERE field_flags.code = :f_flag
          AND field_flags.document = review_items.document
          AND field_flags.field = review_items.field)
        """)
    }
    return parts.joined(separator: " AND ")
  }

  private var fieldCondition: String {
    """
    EXISTS (SELECT 1 FROM fields JOIN records
        ON records.document = fields.document AND records.position = fields.record
      WHERE fields.document = review_items.document AND fields.position = review_items.field
        AND (:f_kind IS NULL OR records.kind = :f_kind)
        AND (:f_field IS NULL OR fields.name = :f_field))
    """
  }

  private var ruleCondition: String {
    """
    EXISTS (SELECT 1 FROM checks
      WHERE checks.document = review_items.document AND checks.rule = :f_rule
        AND checks.status = 'failed'
        AND (checks.position = -1 - review_items.field OR EXISTS (SELECT 1 FROM check_fields
          WHERE check_fields.document = checks.document AND check_position = checks.position
            AND check_fields.field = review_items.field)))
    """
  }

  private var issuerCondition: String {
    """
    review_items.document IN (
      SELECT document FROM fields WHERE \(LedgerSchema.namesIssuer) AND instr(value, :f_issuer) > 0
      UNION SELECT id FROM documents WHERE instr(title, :f_issuer) > 0
      UNION SELECT document FROM inputs WHERE instr(path, :f_issuer) > 0)
    """
  }

  var arguments: [String: (any DatabaseValueConvertible)?] {
    var all: [String: (any DatabaseValueConvertible)?] = [:]
    if let document { all["f_document"] = document }
    if let run { all["f_run"] = run }
    if let documentName { all["f_name"] = documentName }
    if kind != nil || field != nil {
      all.updateValue(kind, forKey: "f_kind")
      all.updateValue(field, forKey: "f_field")
    }
    if let flag { all["f_flag"] = flag }
    if let rule { all["f_rule"] = rule }
    if let issuer { all["f_issuer"] = issuer }
    return all
  }
}
