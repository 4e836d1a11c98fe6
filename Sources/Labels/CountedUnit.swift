/// Units of what is counted or measured and is no money, as headers name them in brackets.
enum CountedUnit {
  private static let keys = Set(
    [
      "平方米", "㎡", "米", "公里", "千米", "亩", "公顷", "辆", "台", "套", "人", "名", "人次", "批次", "次", "户", "个",
      "家", "件", "吨", "公斤", "千克", "天", "月", "年", "小时", "份", "张", "间", "座", "所", "只", "头", "株", "万人",
      "万人次", "立方米", "平方公里",
    ].map { LabelScalars($0).scalars })

  /// Whether the lowest header label over a column names such a unit: 面积（平方米）.
  static func isNamed(by path: [String]) -> Bool {
    guard let label = path.last, let unit = FoldedCell(label).bracketed else { return false }
    return keys.contains(unit)
  }
}
