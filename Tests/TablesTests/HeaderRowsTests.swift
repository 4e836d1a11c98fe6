import PageModel
import Tables
import TestSupport
import Testing

struct HeaderRowsTests {
  @Test func `nested heads are counted to the last row of names`() {
    let rows = [
      ["项目", "<", "<", "<", "支出"], ["编码", "<", "<", "名称", "^"], ["类", "款", "项", "^", "^"],
      ["201", "", "", "公共服务", "5"], ["201", "01", "", "人大事务", "5"],
    ]
    #expect(count(rows, columns: [40, 40, 40, 100, 100]) == 3)
  }

  @Test func `a row that numbers the columns belongs to the heads`() {
    #expect(count([["项目", "行次", "金额"], ["栏次", "", "1"], ["水费", "1", "5"]]) == 1)
    #expect(count([["项目", "预算", "决算"], ["栏次", "1", "2"], ["水费", "4", "5"]]) == 2)
  }

  @Test func `a form has no heads`() {
    let rows = [
      ["项目名称", "<", "道路养护", "<"], ["主管部门", "交通局", "实施单位", "养护中心"], ["项目属性", "经常性", "期限", "1年"],
      ["总体目标", "养护全区道路三百公里并保持良好", "<", "<"], ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出", "数量", "里程", "≥300公里"],
    ]
    #expect(count(rows, columns: [100, 100, 150, 100]) == 0)
  }

  @Test func `a table that begins with values has no heads`() {
    #expect(count([["水费", "1", "2"], ["电费", "3", "4"]]) == 0)
  }

  @Test func `an empty table keeps its heads`() {
    #expect(count([["项目", "预算", "决算"], ["", "", ""], ["", "", ""]]) == 1)
  }

  @Test func `years may head columns`() {
    #expect(count([["Item", "2023", "2024"], ["Water", "12", "14"]]) == 1)
  }

  private func count(_ rows: [[String]], columns: [Double] = [100, 100, 100]) -> Int? {
    var drawing = PageDrawing()
    drawing.table(rows, top: 100, columns: columns)
    return TableFinder().layout(of: [drawing.page]).tables.first?.headerRows
  }
}
