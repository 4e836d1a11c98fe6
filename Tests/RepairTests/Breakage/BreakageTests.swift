import Foundation
import PageModel
import Repair
import Testing

/// A document of a broken form between sound siblings, as a text reader hands it over.
private func layout(_ broken: BrokenForm, siblings: [SoundForm]) -> (Layout, table: Int) {
  var tables: [Table] = []
  var blocks: [Block] = []
  var line = 1
  func add(_ rows: [[String]]) {
    let width = rows.map(\.count).max() ?? 0
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for column in 0..<width {
        let text = column < texts.count ? texts[column] : ""
        cells.append(
          Cell(row: row, column: column, text: text, place: .line(line + row, columns: 1...1)))
      }
    }
    tables.append(
      Table(
        id: "t\(tables.count + 1)",
        regions: [.line(line, columns: 1...1), .line(line + rows.count - 1, columns: 1...1)],
        rowCount: rows.count, columnCount: width, cells: cells, origin: .delimitedText))
    line += rows.count + 1
  }
  func addHeading() {
    blocks.append(
      Block(
        id: "b", kind: .heading, text: "项目支出绩效目标表", regions: [.line(line, columns: 1...9)]))
    line += 2
  }
  for sibling in siblings.prefix(1) {
    addHeading()
    add(sibling.rows)
  }
  addHeading()
  let place = tables.count
  var part: [[String]] = []
  for (row, texts) in broken.rows.enumerated() {
    if broken.cuts.contains(row), !part.isEmpty {
      add(part)
      part = []
    }
    part.append(texts)
  }
  add(part)
  for sibling in siblings.dropFirst(1) {
    addHeading()
    add(sibling.rows)
  }
  return (Layout(tables: tables, blocks: blocks), place)
}

/// What came of one broken form.
private struct Outcome {
  var wrong: [String] = []
  var silent: [String] = []

  init(_ broken: BrokenForm, _ table: Table) {
    let read = FormAsRead(table)
    for (key, value) in broken.sound.fields {
      let isLost = broken.lostFields.contains(key)
      let found = read.field(key)
      let text = found?.text ?? ""
      if isLost {
        if !text.isEmpty { note(key, value, text, found?.isDoubted ?? false) }
        continue
      }
      if text != value { note(key, value, text, found?.isDoubted ?? false) }
    }
    let items = broken.sound.items
    if read.items.count != items.count {
      wrong.append("\(read.items.count) items, not \(items.count)")
      if !read.items.contains(where: { $0.contains(where: \.isDoubted) }) {
        silent.append("\(read.items.count) items, not \(items.count)")
      }
      return
    }
    for (place, item) in items.enumerated() {
      let wanted = [item.level1, item.level2, item.name, item.target]
      for (column, text) in wanted.enumerated() {
        let found = column < read.items[place].count ? read.items[place][column] : nil
        if column == 3, broken.hasLostTargets, found?.text.isEmpty ?? true { continue }
        if normal(found?.text ?? "", column) != normal(text, column) {
          note("item \(place).\(column)", text, found?.text ?? "", found?.isDoubted ?? false)
        }
      }
    }
  }

  /// Level labels with and without their suffix are the same.
  private func normal(_ text: String, _ column: Int) -> String {
    column < 2 && text.hasSuffix("指标") ? String(text.dropLast(2)) : text
  }

  private mutating func note(_ what: String, _ want: String, _ got: String, _ isDoubted: Bool) {
    let line = "\(what): want “\(want)” got “\(got)”"
    wrong.append(line)
    // A blank is no wrong value: nothing false is accepted.
    if !isDoubted, !got.isEmpty { silent.append(line) }
  }
}

/// Runs many broken forms and tells how many came out right.
private struct Trial {
  var total = 0
  var exact = 0
  var silent = 0
  var report: [String: (total: Int, exact: Int, samples: [String])] = [:]

  mutating func run(_ breakages: [Breakage], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    guard let kind = SoundForm.Kind.allCases.randomElement(using: &random) else { return }
    let sound = SoundForm(kind: kind, using: &random)
    var broken = BrokenForm(sound)
    // What trims rows comes last: the others work on rows of one length.
    for breakage in breakages.sorted(by: { $1 == .rowsTrimmed && $0 != $1 }) {
      guard breakage.apply(to: &broken, using: &random) else { return }
    }
    let siblings = (0..<2).map { _ in SoundForm(kind: kind, using: &random) }
    let (layout, table) = layout(broken, siblings: siblings)
    let repaired = Repairer(vocabulary: FormWords.vocabulary).repaired(layout)
    guard repaired.layout.tables.indices.contains(table) else { return }
    let outcome = Outcome(broken, repaired.layout.tables[table])
    total += 1
    if outcome.wrong.isEmpty { exact += 1 }
    if !outcome.silent.isEmpty { silent += 1 }
    let name = breakages.map(\.rawValue).joined(separator: "+")
    var entry = report[name] ?? (0, 0, [])
    entry.total += 1
    if outcome.wrong.isEmpty {
      entry.exact += 1
    } else if entry.samples.count < 3 {
      entry.samples.append(
        "seed \(seed) \(kind): \(outcome.wrong.prefix(4)) silent \(outcome.silent.count)\n"
          + broken.rows.map { "      " + $0.joined(separator: "⇥") }.joined(separator: "\n"))
    }
    report[name] = entry
  }

  func tell(_ count: Int) {
    guard ProcessInfo.processInfo.environment["GONGKAI_BREAKAGE"] != nil else { return }
    let worst = report.sorted { $0.value.total - $0.value.exact > $1.value.total - $1.value.exact }
    for (name, entry) in worst.prefix(count) where entry.exact < entry.total {
      print("\(name): \(entry.exact) of \(entry.total)")
      for sample in entry.samples.prefix(1) { print("   \(sample)") }
    }
    print("exact \(exact) of \(total), silent \(silent)")
  }
}

@Suite struct GeneratedBreakage {
  @Test func `a sound form in flat text says what it said`() {
    var trial = Trial()
    for seed in 0..<60 { trial.run([], seed: UInt64(seed)) }
    #expect(trial.total == 60)
    #expect(trial.exact == trial.total)
  }

  @Test func `nearly every form broken in one way is repaired exactly and none in silence`() {
    var trial = Trial()
    for seed in 0..<50 {
      for (place, breakage) in Breakage.allCases.enumerated() {
        trial.run([breakage], seed: UInt64(seed * 1000 + place))
      }
    }
    trial.tell(12)
    #expect(trial.total > 1200)
    #expect(trial.exact * 100 >= trial.total * 99)
    #expect(trial.silent == 0)
  }

  @Test func `most forms broken in two ways at once are repaired exactly and none in silence`() {
    var trial = Trial()
    for (first, one) in Breakage.allCases.enumerated() {
      for (second, other) in Breakage.allCases.enumerated() where second != first {
        for seed in 0..<4 {
          trial.run([one, other], seed: UInt64(seed * 100_000 + first * 100 + second))
        }
      }
    }
    trial.tell(25)
    #expect(trial.total > 1200)
    #expect(trial.exact * 100 >= trial.total * 97)
    #expect(trial.silent == 0)
  }
}
