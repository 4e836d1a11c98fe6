extension RepairVocabulary {
  /// The indicator framework of Chinese budget performance targets.
  ///
  /// Source: the Ministry of Finance's 项目支出绩效指标框架 (财预〔2021〕101号), in which 成本指标 became
  /// a first level; the older framework has it below 产出指标.
  public static let indicatorLevels: [[Level]] = {
    let output = ["产出指标"]
    let benefit = ["效益指标"]
    let satisfaction = ["满意度指标"]
    let first = [
      "产出指标", "效益指标", "满意度指标", "成本指标", "管理指标", "影响力指标", "履职效能", "管理效率",
      "社会效应", "可持续发展能力", "运行成本", "投入管理指标", "履职目标", "过程指标", "投入指标",
    ]
    let second: [Level] = [
      Level("数量指标", under: output), Level("质量指标", under: output),
      Level("时效指标", under: output), Level("成本指标", under: output + ["成本指标"]),
      Level("产出数量", under: output), Level("产出质量", under: output),
      Level("产出时效", under: output), Level("产出成本", under: output + ["成本指标"]),
      Level("经济成本指标", under: ["成本指标"]), Level("社会成本指标", under: ["成本指标"]),
      Level("生态环境成本指标", under: ["成本指标"]), Level("经济效益指标", under: benefit),
      Level("社会效益指标", under: benefit), Level("生态效益指标", under: benefit),
      Level("可持续影响指标", under: benefit), Level("服务对象满意度指标", under: satisfaction),
      Level("社会公众满意度指标", under: satisfaction),
      Level("受益对象满意度指标", under: satisfaction), Level("满意度指标", under: satisfaction),
    ]
    return [first.map { Level($0) }, second]
  }()
}
