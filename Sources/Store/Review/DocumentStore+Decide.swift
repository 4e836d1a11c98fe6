import GRDB

/// What became of a verdict.
public enum VerdictOutcome: Hashable, Sendable {
  /// It is in the log; the item is as given now.
  case recorded(ReviewItem, LoggedDecision)
  /// Somebody decided, or the document was extracted anew, since the page was shown.
  case outdated(ReviewItem)
  /// Somebody else has the item on their desk.
  case leased(ReviewItem)
  /// It is not for this person to say, or there is nothing to be undone.
  case refused(reason: String)
  /// There is no such item.
  case unknown
}

extension DocumentStore {
  /// Puts a verdict into the log and the item where it belongs, both or neither.
  ///
  /// A verdict that came before, told by its request, gives what it gave then.
  public func decide(
    _ verdict: ReviewVerdict, on address: ItemAddress, by account: Account, now: Int,
    _ opinions: SecondOpinions
  ) throws(StoreError) -> VerdictOutcome {
    try writeLastingly { database in
      guard let item = try Self.item(address, database) else { return .unknown }
      let statement = try database.cachedStatement(sql: "SELECT * FROM decisions WHERE request = ?")
      if let earlier = try LoggedDecision.fetchOne(statement, arguments: [verdict.request]) {
        return .recorded(item, earlier)
      }
      guard item.version == verdict.version else { return .outdated(item) }
      if let holder = item.leasedBy, holder != account.id, item.leasedUntil > now {
        return .leased(item)
      }
      return try Self.record(verdict, on: item, by: account, opinions, database)
    }
  }

  private static func record(
    _ verdict: ReviewVerdict, on item: ReviewItem, by account: Account,
    _ opinions: SecondOpinions, _ database: Database
  ) throws -> VerdictOutcome {
    guard let (content, field, reading) = try reading(of: item.address, database) else {
      return .unknown
    }
    var course = ReviewCourse(
      needsSecondOpinion: opinions.wants(
        content: content, field: field.id, number: field.number))
    for earlier in try standingDecisions(on: field, in: content, database) {
      course.add(earlier)
    }
    guard verdict.action != .restructure else {
      return .refused(reason: "a field has no structure, its table has")
    }
    let isAboutValue = [.correct, .suggestion, .reject, .illegible].contains(verdict.action)
    guard item.address.check == nil || !isAboutValue else {
      return .refused(reason: "a failed check has no value: accept it once its cause is seen")
    }
    if verdict.action == .suggestion, field.suggestion == nil {
      return .refused(reason: "nothing was suggested")
    }
    if let reason = refusal(of: verdict, by: account, course) { return .refused(reason: reason) }
    let undone = verdict.action == .undo ? course.standing.last : nil
    let after = after(verdict, on: field, undone: undone, standing: course.standing)
    let decision = try append(
      Entry(
        account: account, content: content, name: field.id, reading: reading, verdict: verdict,
        after: after, undone: undone), database)
    course.add(decision)
    try move(item, course, database)
    return .recorded(try Self.item(item.address, database) ?? item, decision)
  }

  /// What holds of a field once a verdict is in; `standing` are the decisions before, in order.
  private static func after(
    _ verdict: ReviewVerdict, on field: ReviewField, undone: LoggedDecision?,
    standing: [LoggedDecision]
  ) -> ReviewedValue {
    switch verdict.action {
    case .accept: ReviewedValue(.confirmed, value: field.value)
    case .correct: ReviewedValue(.corrected, value: verdict.value)
    case .suggestion: ReviewedValue(.corrected, value: field.suggestion)
    case .reject: ReviewedValue(.rejected)
    case .illegible: ReviewedValue(.rejected, isIllegible: true)
    case .undo, .restructure:
      standing.last { $0.id != undone?.id }?.after ?? ReviewedValue(.open, value: field.value)
    }
  }

  private static func refusal(
    of verdict: ReviewVerdict, by account: Account, _ course: ReviewCourse
  ) -> String? {
    if verdict.action == .undo {
      guard let last = course.standing.last else { return "there is no decision to undo" }
      guard last.user == account.id || account.role >= .lead else {
        return "only a lead can undo another's decision"
      }
      return nil
    }
    switch course.state {
    case .open, .done: return nil
    case .second:
      return course.standing.last?.user == account.id
        ? "somebody else is to give the second opinion" : nil
    case .lead:
      return account.role >= .lead ? nil : "two reviewers disagree, a lead is to settle it"
    }
  }

  private static func reading(
    of address: ItemAddress, _ database: Database
  ) throws -> (content: String, field: ReviewField, reading: ReviewedReading)? {
    if let check = try checkField(address, database) {
      let content = try String.fetchOne(
        database, sql: "SELECT content FROM documents WHERE id = ?", arguments: [address.document])
      return content.map { ($0, check, check.reading(flags: [check.name])) }
    }
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT fields.*, documents.content FROM fields
          JOIN documents ON documents.id = fields.document
          WHERE fields.document = ? AND fields.position = ?
          """), arguments: [address.document, address.field])
    guard let row else { return nil }
    let flags = try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT code FROM field_flags WHERE document = ? AND field = ? ORDER BY code"),
      arguments: [address.document, address.field])
    let field = ReviewField(row: row)
    return (row["content"], field, field.reading(flags: flags))
  }

  private static func move(
    _ item: ReviewItem, _ course: ReviewCourse, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        UPDATE review_items SET state = ?, version = version + 1, decision = ?, decided_by = ?,
          leased_by = NULL, leased_until = 0
        WHERE document = ? AND field = ?
        """
    ).execute(arguments: [
      course.state.rawValue, course.standing.last?.id, course.standing.last?.user,
      item.address.document, item.address.field,
    ])
    try database.cachedStatement(sql: "DELETE FROM review_skips WHERE document = ? AND field = ?")
      .execute(arguments: [item.address.document, item.address.field])
    try recount(item.address.document, database)
  }
}
