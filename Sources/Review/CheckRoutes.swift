import HTTPTypes
import Hummingbird
import PageModel
import Store

/// What a value would make right or wrong, told while it is typed.
struct CheckRoutes: Sendable {
  let store: StoreAccess
  let workshop: TableWorkshop
  let phrases: Phrases

  func add(to router: Router<ReviewContext>) { router.post("/api/checks", use: check) }

  private struct Question: Decodable, Sendable {
    var document: Int64
    var field: Int
    var value: String
  }

  /// What a check says of the value.
  private struct Finding: Encodable, Sendable {
    enum Change: String, Encodable, Sendable {
      case right
      case wrong
      /// Failed before, and is not asked any more.
      case gone
      /// Failed before and fails still.
      case stillWrong = "still_wrong"
    }

    var change: Change
    var rule: String
    var name: String
    var message: String
    var expected: String?
    var actual: String?
  }

  private struct Answer: Encodable, Sendable {
    /// As it would be read; null for nothing.
    var value: String?
    var number: String?
    var unit: String?
    /// Why it is not of the field's type, in one sentence; null where it is.
    var misfit: String?
    var checks: [Finding]
  }

  @Sendable private func check(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.checked(request)
    let question = try await FormReader<Question>.json(request, context)
    guard question.value.count <= 20_000 else { throw Refusal.malformed("the value is too long") }
    return try await store { [workshop, phrases] store in
      let address = ItemAddress(document: question.document, field: question.field)
      guard let desk = try store.desk(address), let field = desk.current?.field else {
        throw Refusal.notFound
      }
      guard let edited = FieldText(field, says: question.value) else {
        return JSONAnswer(Answer(checks: [])).response()
      }
      let decided = try store.decidedFields(of: question.document).compactMap { entry in
        entry.field.address == address ? nil : FieldText(entry.field, says: entry.value?.value)
      }
      let (before, after) = try workshop.checks(
        of: try workshop.document(question.document, in: store), decided: decided, edited: edited)
      return JSONAnswer(
        Self.answer(field.id, before, after) { phrases.rule($0, in: context.language) }
      ).response()
    }
  }

  private static func answer(
    _ field: String, _ before: Extraction, _ after: Extraction, naming name: (String) -> String
  ) -> Answer {
    let read = after.judged.records.lazy.flatMap(\.allFields).first { $0.id == field }
    let misfit = read?.flags.first { $0.code == .typeMismatch }
    return Answer(
      value: read?.value, number: read?.number?.description, unit: read?.unit,
      misfit: misfit?.message,
      checks: findings(before.judged.checks, after.judged.checks, on: field, naming: name))
  }

  private struct Key: Hashable {
    let rule: FlagCode
    let record: String?
    let table: String?
    let fields: [String]
  }

  private static func findings(
    _ before: [CheckResult], _ after: [CheckResult], on field: String,
    naming name: (String) -> String
  ) -> [Finding] {
    func keyed(_ checks: [CheckResult]) -> [Key: CheckResult] {
      Dictionary(
        checks.map {
          (Key(rule: $0.rule, record: $0.record, table: $0.table, fields: $0.fields), $0)
        },
        uniquingKeysWith: { first, _ in first })
    }
    let old = keyed(before)
    let new = keyed(after)
    let now = after.compactMap { check -> Finding? in
      let key = Key(
        rule: check.rule, record: check.record, table: check.table, fields: check.fields)
      let wasWrong = old[key]?.status == .failed
      switch check.status {
      case .failed where !wasWrong: return finding(.wrong, check, name)
      case .failed where check.fields.contains(field): return finding(.stillWrong, check, name)
      case .passed where wasWrong: return finding(.right, check, name)
      default: return nil
      }
    }
    // A rule that only tells of faults says nothing once there is none.
    let gone = before.filter { check in
      let key = Key(
        rule: check.rule, record: check.record, table: check.table, fields: check.fields)
      return check.status == .failed && new[key] == nil
    }
    return now + gone.map { finding(.gone, $0, name) }
  }

  private static func finding(
    _ change: Finding.Change, _ check: CheckResult, _ name: (String) -> String
  ) -> Finding {
    Finding(
      change: change, rule: check.rule.rawValue, name: name(check.rule.rawValue),
      message: check.message, expected: check.expected, actual: check.actual)
  }
}
