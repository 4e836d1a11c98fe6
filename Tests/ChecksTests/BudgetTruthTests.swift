import Checks
import Foundation
import PageModel
import TestSupport
import Testing

/// The checks of budget tables, run on tables whose every cell is known to be as printed.
@Suite(.enabled(if: Corpus.folder != nil)) struct BudgetTruthTests {
  private static let checks: [CheckDeclaration] = [.lines, .columns] + CheckDeclaration.tables

  static let budgets: [URL] = {
    guard let folder = Corpus.folder?.appending(path: "budgets") else { return [] }
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.path.hasSuffix(".gold.json") }
      .sorted { $0.path < $1.path }
  }()

  @Test(arguments: budgets)
  func `no check fails on a budget whose tables are right`(file: URL) throws {
    let outcome = judged(try TruthTables(file: file).records, Self.checks)
    #expect(outcome.failures.map(\.message) == [])
    #expect(!outcome.passes.isEmpty)
  }

  @Test(arguments: budgets)
  func `a digit read wrongly is nearly always seen and few fields are sent to review`(
    file: URL
  ) throws {
    let records = try TruthTables(file: file).records
    var (tried, seen, reviewed) = (0, 0, 0)
    for (place, number) in numbers(of: records).enumerated() where place % 9 == 0 {
      var broken = records
      let fields = broken[number.record].groups[0].items[number.line].fields
      guard let misread = misread(fields[number.field]) else { continue }
      broken[number.record].groups[0].items[number.line].fields[number.field] = misread
      let review = judged(broken, Self.checks).inReview
      tried += 1
      seen += review.contains(misread.id) ? 1 : 0
      reviewed += review.count
    }
    #expect(Double(seen) >= 0.8 * Double(tried))
    #expect(Double(reviewed) <= 2 * Double(tried))
  }

  private func numbers(of records: [Record]) -> [(record: Int, line: Int, field: Int)] {
    records.indices.flatMap { record in
      records[record].groups[0].items.enumerated().flatMap { line, item in
        item.fields.indices.filter { item.fields[$0].type == .money }.map { (record, line, $0) }
      }
    }
  }

  /// The field with its first digit read as another one.
  private func misread(_ field: Field) -> Field? {
    guard var value = field.value, let digit = value.firstIndex(where: \.isNumber),
      let number = field.number, number.digits != 0
    else { return nil }
    value.replaceSubrange(digit...digit, with: value[digit] == "7" ? "1" : "7")
    guard let printed = ExactNumber(value.filter { $0 != "," }) else { return nil }
    let isInUnits = ExactNumber((field.value ?? "").filter { $0 != "," }) == number
    var misread = field
    misread.value = value
    misread.number = printed.shifted(by: isInUnits ? 0 : 4)
    return misread
  }
}
