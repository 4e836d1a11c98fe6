extension Breakage {
  /// Breaks texts and the form's head; false where the form has nothing to break so.
  func applyToText(_ form: inout BrokenForm, using random: inout SeededGenerator) -> Bool {
    switch self {
    case .levelLabelCut: cutLabel(&form, &random)
    case .levelLabelSpaced: space(&form, &random)
    case .suffixMissing: dropSuffix(&form, &random)
    case .headValuesScattered: scatter(&form, &random)
    case .headerOverTwoLines: splitHeader(&form)
    case .labelWithValue: joinLabel(&form, &random)
    case .strayBlanks: addBlanks(&form, &random)
    case .leakedMarkup: addMarkup(&form, &random)
    case .doubledWords: double(&form, &random)
    case .titleAsRows: addTitle(&form)
    case .transferWithoutTotal: dropTransferTotal(&form)
    case .transferLabelsMoved: moveTransferLabels(&form)
    case .blockLabelWithAmount: shortenBlock(&form)
    case .lastColumnFallenOff: dropLastColumn(&form)
    case .headerSpaced: spaceHeader(&form)
    case .targetColumnFallenOff: dropTargets(&form)
    default: false
    }
  }

  private func labelPlace(
    _ form: BrokenForm, _ random: inout SeededGenerator, where fits: (String) -> Bool
  ) -> (Int, Int)? {
    let places = form.itemRows.flatMap { row in
      form.rows[row].indices.prefix(form.sound.nameColumn)
        .filter { !form.rows[row][$0].isEmpty && fits(form.rows[row][$0]) }.map { (row, $0) }
    }
    return places.randomElement(using: &random)
  }

  private func cutLabel(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let place = labelPlace(form, &random) { $0.hasSuffix("指标") && $0.count >= 7 }
    guard let (row, column) = place else { return false }
    form.rows[row][column].removeLast(Int.random(in: 1...3, using: &random))
    return true
  }

  private func space(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let (row, column) = labelPlace(form, &random, where: { $0.count > 3 }) else {
      return false
    }
    let text = form.rows[row][column]
    form.rows[row][column] = text.prefix(text.count - 1) + " " + text.suffix(1)
    return true
  }

  private func dropSuffix(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let (row, column) = labelPlace(form, &random, where: { $0.hasSuffix("指标") }) else {
      return false
    }
    form.rows[row][column].removeLast(2)
    return true
  }

  /// Blanks between label and value, another number of them in each row.
  private func scatter(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    var isBroken = false
    for row in 0..<form.headerRow
    where form.rows[row].last?.isEmpty == true && !form.rows[row][0].isEmpty {
      guard form.rows[row].count > 2, Bool.random(using: &random) else { continue }
      let label = form.rows[row].lastIndex { !$0.isEmpty } ?? 0
      guard label > 0 else { continue }
      form.rows[row].insert("", at: label)
      form.rows[row].removeLast()
      isBroken = true
    }
    return isBroken
  }

  private func splitHeader(_ form: inout BrokenForm) -> Bool {
    let header = form.rows[form.headerRow]
    guard header.contains(where: { $0.hasSuffix("级指标") }) else { return false }
    var second = Array(repeating: "", count: header.count)
    for (column, text) in header.enumerated() where text.hasSuffix("级指标") {
      second[column] = "指标"
      form.rows[form.headerRow][column] = String(text.dropLast(2))
    }
    let at = form.headerRow
    form.insert(second, at: at + 1)
    return true
  }

  private func joinLabel(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let places = (0..<form.headerRow).filter {
      form.rows[$0].count > 1 && !form.rows[$0][0].isEmpty && !form.rows[$0][1].isEmpty
        && !form.rows[$0][0].contains("资金") && form.rows[$0][0] != "年度总体绩效目标"
    }
    guard let row = places.randomElement(using: &random) else { return false }
    form.rows[row][0] += "：" + form.rows[row][1]
    form.rows[row][1] = ""
    return true
  }

  private func addBlanks(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    for row in form.rows.indices {
      for column in form.rows[row].indices where Int.random(in: 0..<3, using: &random) == 0 {
        let text = form.rows[row][column]
        guard text.count > 3 else { continue }
        let characters = Array(text)
        let places = (1..<characters.count).filter {
          !(characters[$0 - 1].isASCII && characters[$0].isASCII)
        }
        guard let place = places.randomElement(using: &random) else { continue }
        form.rows[row][column] = String(characters[..<place]) + " " + String(characters[place...])
      }
    }
    return true
  }

  private func addMarkup(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    let row =
      [form.headerRow - 1, form.itemRows.randomElement(using: &random) ?? 0].randomElement(
        using: &random) ?? 0
    guard let column = form.rows[row].lastIndex(where: { !$0.isEmpty }) else { return false }
    let text = form.rows[row][column]
    form.rows[row][column] =
      ["<p>\(text)</p>", "\(text)&nbsp;", "<span style=\"a\">\(text)</span><br/>"]
      .randomElement(using: &random) ?? text
    return true
  }

  private func double(_ form: inout BrokenForm, _ random: inout SeededGenerator) -> Bool {
    guard let row = form.itemRows.randomElement(using: &random),
      let column = form.rows[row].firstIndex(where: { $0.count >= 6 })
    else { return false }
    form.rows[row][column] += form.rows[row][column]
    return true
  }

  private func addTitle(_ form: inout BrokenForm) -> Bool {
    let width = form.rows.map(\.count).max() ?? 0
    for text in ["单位：万元", "(2026年度)", "项目支出绩效目标表"] {
      form.insert([text] + Array(repeating: "", count: width - 1), at: 0)
    }
    return true
  }

  private func transferRow(_ form: BrokenForm) -> Int? {
    form.rows.firstIndex { $0.contains { $0.contains("转移市县") } }
  }

  /// The first row of the transferred money's block, if nothing in it was broken before.
  private func wholeTransferRow(_ form: BrokenForm) -> Int? {
    guard form.sound.kind == .twoBlocks, let row = transferRow(form),
      form.rows[row..<row + 4].allSatisfy({ $0.count == 6 }), form.rows[row][3].contains("转移市县"),
      form.rows[row][4] == "资金总额", form.rows[row + 1][4].contains("中央资金"),
      form.rows[row + 2][4].contains("自治区资金"), !form.rows[row][5].isEmpty,
      (0..<3).allSatisfy({ !form.rows[row + $0][1].isEmpty && form.rows[row + $0][3].count != 3 })
    else { return nil }
    return row
  }

  /// The transferred money's block without its label 资金总额 and without amounts.
  private func dropTransferTotal(_ form: inout BrokenForm) -> Bool {
    guard let row = wholeTransferRow(form) else { return false }
    for (offset, member) in ["其中：转移市县(区)资金", "其中：中央资金", "自治区资金", ""].enumerated() {
      form.rows[row + offset].replaceSubrange(3..<6, with: [member, "", ""])
    }
    form.lostFields.formUnion(["转移市县资金/资金总额", "中央资金", "自治区资金"])
    return true
  }

  /// The block's labels one row down, its amounts left where they were.
  private func moveTransferLabels(_ form: inout BrokenForm) -> Bool {
    guard let row = wholeTransferRow(form) else { return false }
    let labels = (0..<3).map { form.rows[row + $0][4] }
    form.rows[row][4] = ""
    for (offset, label) in labels.enumerated() { form.rows[row + offset + 1][4] = label }
    return true
  }

  /// The block of own money as one row: its label and the total.
  private func shortenBlock(_ form: inout BrokenForm) -> Bool {
    guard form.sound.kind == .twoBlocks,
      let row = form.rows.firstIndex(where: { $0.contains { $0.contains("本级资金") } }),
      form.rows[row].count > 5, form.rows[row][1] == "资金总额"
    else { return false }
    form.rows[row].remove(at: 1)
    form.rows[row].insert("", at: 2)
    for place in form.sound.fields.indices where form.sound.fields[place].key == "本级资金/资金总额" {
      form.sound.fields[place].key = "本级资金"
    }
    return true
  }

  private func dropLastColumn(_ form: inout BrokenForm) -> Bool {
    guard form.sound.kind == .coded || form.sound.kind == .plain else { return false }
    for (row, key) in [(1, "实施单位"), (2, "项目期限"), (3, "项目年度金额")] {
      guard let place = form.rows.firstIndex(where: { $0.contains(key) }), row < form.headerRow,
        let column = form.rows[place].firstIndex(of: key), column + 1 < form.rows[place].count,
        !form.rows[place][column + 1].isEmpty
      else { return false }
      form.rows[place][column + 1] = ""
      form.lostFields.insert(key)
    }
    return true
  }

  private func dropTargets(_ form: inout BrokenForm) -> Bool {
    guard form.sound.kind == .coded || form.sound.kind == .plain else { return false }
    let last = (form.rows.map(\.count).max() ?? 1) - 1
    guard last == 3, form.rows.allSatisfy({ $0.count == 4 }) else { return false }
    for row in form.rows.indices { form.rows[row].removeLast() }
    form.lostFields.formUnion(["实施单位", "项目期限", "项目年度金额"])
    form.hasLostTargets = true
    return true
  }

  private func spaceHeader(_ form: inout BrokenForm) -> Bool {
    form.rows[form.headerRow] = form.rows[form.headerRow].map {
      $0.map(String.init).joined(separator: " ")
    }
    return true
  }
}
