import Repair

/// The words the generated forms are made of.
enum FormWords {
  static let vocabulary = RepairVocabulary(
    labels: [
      "项目名称": .text, "主管部门": .text, "实施单位": .text, "项目属性": .text, "项目期限": .period,
      "项目主管处室": .text, "项目年度金额": .money, "年度总体绩效目标": .text, "项目总额": .money,
      "年度资金总额": .money, "资金总额": .money, "财政拨款": .money, "其他资金": .money,
      "结余结转资金": .money, "中央资金": .money, "自治区资金": .money, "备注": .text,
      "转移市县资金": .money, "本级资金": .money,
    ],
    firstLabels: ["项目名称"],
    sections: [
      .init(labels: ["本级资金"], members: ["资金总额", "财政拨款", "其他资金", "结余结转资金"]),
      .init(
        labels: ["转移市县资金", "转移市县(区)资金"], members: ["资金总额", "中央资金", "自治区资金"]),
      .init(labels: ["项目资金"], members: ["年度资金总额", "财政拨款", "其他资金"]),
    ],
    columns: .init(
      levels: [["一级指标", "一级绩效指标"], ["二级指标", "二级绩效指标"]],
      name: ["三级指标", "绩效内容"], value: ["指标值", "绩效值"]),
    levels: RepairVocabulary.indicatorLevels, levelSuffix: "指标")

  static let verbs = ["开展", "举办", "完成", "组织", "提升", "保障", "推动", "支持", "建设", "改造"]
  static let objects = [
    "企业技术培训", "农村道路养护", "图书馆开放服务", "污水处理设施", "数据平台运行", "招商对接活动", "安全检查",
    "科普宣传", "河道清理", "困难群众救助", "监测站点建设", "文艺演出", "设备购置", "系统维护",
  ]
  static let endings = ["次数", "覆盖率", "合格率", "数量", "及时率", "完成率", "控制数", "满意程度", ""]
  static let targets = [
    "≥95%", "≥3次", "100%", "≤200万元", "持续提升", "有效改善", "达标", "2026年12月底前", "90%以上", "≥12家",
    "5个", "无", "≤30分钟", "逐步提高", "1年", "不少于2批",
  ]
  static let units = ["市图书馆", "市水务局", "县教育局", "园区管委会办公室", "市民政局本级"]
  static let levels: [(String, [String])] = [
    ("产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
    ("满意度指标", ["服务对象满意度指标"]),
  ]
}
