import PageModel

/// Words by which a label that no profile knows is known to name an amount of money.
enum AmountWords {
  private static let words = [
    "金额", "资金", "总价", "单价", "价款", "价格", "拨款", "经费", "总额", "费用", "预算数", "决算数", "预算", "收入", "支出",
    "投资",
    "成本", "补助", "租金", "余额", "款", "费", "金", "价",
  ].map { LabelKey($0).scalars }
  private static let wholeWords = ["合计", "小计", "总计", "金额", "价税合计"].map { LabelKey($0).scalars }
  private static let ofCounts = [
    "率", "比例", "人数", "次数", "数量", "编号", "编码", "年限", "日期", "%", "面积", "个数",
  ].map {
    LabelKey($0).scalars
  }

  /// Whether the label names an amount and not a share, a count or a number of something.
  static func name(_ label: String) -> Bool {
    let key = LabelKey(label)
    if ofCounts.contains(where: { key.firstEnd(of: $0, from: 0) != nil }) { return false }
    return wholeWords.contains(key.scalars)
      || words.contains { key.scalars.count > $0.count && ends(key, with: $0) || key.scalars == $0 }
  }

  private static func ends(_ key: LabelKey, with word: [UInt32]) -> Bool {
    key.scalars.suffix(word.count).elementsEqual(word)
  }
}
