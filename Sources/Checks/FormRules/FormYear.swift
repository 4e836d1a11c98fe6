import PageModel

/// What is to be done is to be done in the form's year (`stale_year`).
///
/// Suspect is a task of an earlier year in the goal, an indicator or a target, such as
/// 完成2025年度目标 in a form for 2026, and an earlier year in which something is to be finished. Years that
/// money was carried over from, that something is compared with, began in or was decreed in are not.
enum FormYear: FormRule {
  private static let tasks = ["完成", "实现", "达到", "开展", "确保", "做好", "推进", "落实"]
  private static let deadlines = ["底", "前", "内完成", "月完成", "之前"]
  private static let excuses = [
    "结转", "结余", "上年", "较", "比", "以来", "起", "自", "同期", "基数", "基准", "根据", "依据", "按照", "文件", "号",
    "《", "已", "尾款", "质保", "欠", "清算", "兑现", "第二批", "剩余", "-", "—", "至", "~", "后补助", "规划", "续建", "跨年",
  ]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard let year = form.year else { return [] }
    let texts = form.goals + form.indicators.flatMap { [$0.name, $0.target] }
    return texts.compactMap { field in
      guard let clause = staleClause(in: Wording(field.value), before: year) else { return nil }
      return FormFinding(
        code: .staleYear, suspects: [field],
        message: "“\(clause.text)” in \(field.label) (\(field.evidence.described)) is not in "
          + "\(year), for which the form is made")
    }
  }

  private static func staleClause(in words: Wording, before year: Int) -> Wording? {
    words.clauses.first { clause in
      years(in: clause).contains { stated, start, end in
        guard stated < year, stated > year - 10, !clause.contains(anyOf: excuses) else {
          return false
        }
        let isTask = Wording(clause.scalars[..<start]).contains(anyOf: tasks)
        let rest = Wording(clause.scalars[end...])
        return isTask || rest.contains(anyOf: deadlines) && rest.count <= 8
      }
    }
  }

  /// The years of the text with where they begin and where what follows 年 begins.
  private static func years(in words: Wording) -> [(year: Int, start: Int, end: Int)] {
    var found: [(Int, Int, Int)] = []
    var place = 0
    while let sign = words.place(of: "年", from: place) {
      place = sign + 1
      guard sign >= 4 else { continue }
      let digits = words.scalars[sign - 4..<sign]
      guard let year = Int(Wording(digits).text), (2000...2099).contains(year),
        sign == 4 || !Wording.isDigit(words.scalars[sign - 5])
      else { continue }
      found.append((year, sign - 4, sign + 1))
    }
    return found
  }

  /// The first year that a title names.
  static func year(in title: Wording) -> Int? { years(in: title).first?.year }

  /// The year that a document's headings, or failing that its first paragraphs, are about.
  static func year(of layout: Layout) -> Int? {
    let headings = layout.blocks.filter { $0.kind == .heading } + layout.blocks
    let titles = headings.prefix(40).lazy.map { Wording($0.text) }
      .filter { $0.contains(anyOf: ["预算", "绩效"]) }
    return titles.compactMap(year).first
      ?? layout.tables.lazy.compactMap { year(in: Wording($0.title)) }.first
  }
}
