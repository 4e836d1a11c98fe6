import GRDB

/// How the review goes, for those who lead it.
public struct ReviewProgress: Hashable, Sendable {
  public var open: Int
  public var done: Int
  /// Of the item that waits longest, in seconds since 1970; nil when none does.
  public var oldest: Int?
  /// Decisions on each of the last days, the earliest first.
  public var days: [QueueCount]
  public var reviewers: [ReviewerProgress]
  public var rules: [RuleUse]
  /// Fields that two people decided on, and those on which they agreed.
  public var doublyDecided: Int
  public var agreed: Int
  /// Accepted fields that were looked at because they were in the sample, and those that were wrong.
  public var sampled: Int
  public var sampledWrong: Int
}

/// A share with the bounds between which it lies in 95 of 100 such samples, by Wilson's score.
public struct ShareEstimate: Hashable, Sendable {
  public let share: Double
  public let low: Double
  public let high: Double

  /// Nil for none of nothing.
  public init?(_ count: Int, of all: Int) {
    guard all > 0, (0...all).contains(count) else { return nil }
    let number = Double(all)
    let found = Double(count) / number
    let quantile = 1.959_964
    let square = quantile * quantile
    let middle = (found + square / (2 * number)) / (1 + square / number)
    let spread =
      quantile * (found * (1 - found) / number + square / (4 * number * number)).squareRoot()
      / (1 + square / number)
    share = found
    low = max(0, middle - spread)
    high = min(1, middle + spread)
  }
}

/// What one person did.
public struct ReviewerProgress: Hashable, Sendable {
  public var name: String
  public var decisions: Int
  public var corrections: Int
  /// Of looking at a field, the middle of all.
  public var medianSeconds: Double
}

/// How often a flag was on a field that proved wrong.
public struct RuleUse: Hashable, Sendable {
  public var code: String
  public var decided: Int
  public var corrected: Int
}

extension DocumentStore {
  /// How the review goes; of the days so many.
  public func reviewProgress(days: Int) throws(StoreError) -> ReviewProgress {
    try read { database in
      let counts = try Row.fetchOne(
        database,
        sql: """
          SELECT count(*) FILTER (WHERE state <> 'done') AS open,
            count(*) FILTER (WHERE state = 'done') AS done FROM review_items
          """)
      let oldest = try Int.fetchOne(
        database, sql: "SELECT min(queued_at) FROM review_documents WHERE open_count > 0")
      let agreement = try Self.agreement(database)
      let sample = try Self.sample(database)
      return ReviewProgress(
        open: counts?["open"] ?? 0, done: counts?["done"] ?? 0, oldest: oldest,
        days: try Self.days(days, database), reviewers: try Self.reviewers(database),
        rules: try Self.rules(database), doublyDecided: agreement.all, agreed: agreement.agreed,
        sampled: sample.all, sampledWrong: sample.wrong)
    }
  }

  private static func days(_ count: Int, _ database: Database) throws -> [QueueCount] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT substr(at, 1, 10) AS name, count(*) AS count FROM decisions
        WHERE action NOT IN ('undo', 'restructure') GROUP BY 1 ORDER BY 1 DESC LIMIT ?
        """, arguments: [count]
    ).map { QueueCount(name: $0["name"], count: $0["count"]) }.reversed()
  }

  private static func reviewers(_ database: Database) throws -> [ReviewerProgress] {
    try Row.fetchAll(
      database,
      sql: """
        WITH ranked AS (
          SELECT user_name, action, seconds,
            row_number() OVER (PARTITION BY user_name ORDER BY seconds) AS rank,
            count(*) OVER (PARTITION BY user_name) AS all_of_user
          FROM decisions WHERE action NOT IN ('undo', 'restructure'))
        SELECT user_name, count(*) AS decisions,
          count(*) FILTER (WHERE action <> 'accept') AS corrections,
          avg(seconds) FILTER (WHERE rank IN ((all_of_user + 1) / 2, (all_of_user + 2) / 2))
            AS median
        FROM ranked GROUP BY user_name ORDER BY 2 DESC, 1
        """
    ).map { row in
      ReviewerProgress(
        name: row["user_name"], decisions: row["decisions"], corrections: row["corrections"],
        medianSeconds: row["median"] ?? 0)
    }
  }

  /// By the flags a field had when it was decided.
  private static func rules(_ database: Database) throws -> [RuleUse] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT flag.value AS code, count(*) AS decided,
          count(*) FILTER (WHERE action <> 'accept') AS corrected
        FROM decisions, json_each(decisions.before, '$.flags') AS flag
        WHERE action NOT IN ('undo', 'restructure')
          AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.undoes = decisions.id)
        GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1
        """
    ).map { RuleUse(code: $0["code"], decided: $0["decided"], corrected: $0["corrected"]) }
  }

  /// Fields that were accepted and looked at all the same, by what was decided last.
  private static func sample(_ database: Database) throws -> (all: Int, wrong: Int) {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*) AS looked_at,
          count(*) FILTER (WHERE json_extract(decisions.after, '$.status') <> 'confirmed') AS wrong
        FROM fields INDEXED BY fields_sampled
        JOIN review_items ON review_items.document = fields.document
          AND review_items.field = fields.position
        JOIN decisions ON decisions.id = review_items.decision
        WHERE fields.is_sampled AND fields.status = 'accepted' AND review_items.state = 'done'
        """)
    return (row?["looked_at"] ?? 0, row?["wrong"] ?? 0)
  }

  private static func agreement(_ database: Database) throws -> (all: Int, agreed: Int) {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*) AS together, count(*) FILTER (WHERE readings = 1) AS agreed FROM (
          SELECT count(DISTINCT after) AS readings FROM decisions
          WHERE action NOT IN ('undo', 'restructure')
            AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.undoes = decisions.id)
          GROUP BY content, field HAVING count(DISTINCT user) > 1)
        """)
    return (row?["together"] ?? 0, row?["agreed"] ?? 0)
  }
}
