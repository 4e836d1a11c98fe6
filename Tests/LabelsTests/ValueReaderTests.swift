import Labels
import PageModel
import Testing

@Suite struct ValueReaderTests {
  private let reader = ValueReader()

  private func money(_ text: String, unit: String? = nil) -> String? {
    let unit = unit.flatMap { MoneyUnit($0) }
    return reader.reading(text, as: .money, unit: unit).number?.description
  }

  @Test(arguments: [
    ("230.95", "2309500"), ("1,850.01", "18500100"), ("１２３．４５", "1234500"), ("(12.5)", "-125000"),
    ("（12.5）", "-125000"), ("△3", "-30000"), ("-3", "-30000"), ("￥200.00", "2000000"), ("0", "0"),
    ("144.000000", "1440000.00"), ("3元", "3"), ("2亿元", "200000000"), ("5千元", "5000"),
    ("10万", "100000"),
  ])
  func `an amount without a unit is in the table's, one with a unit in its own`(
    text: String, number: String
  ) {
    #expect(money(text, unit: "单位：万元") == number)
  }

  @Test func `an amount of unknown unit keeps its digits and has none`() {
    let reading = reader.reading("30000", as: .money)
    #expect(reading.number == ExactNumber(digits: 30000))
    #expect(reading.unit == nil)
  }

  @Test(arguments: ["1,23", "12 345", "3.5.1", "约束性", "10-20万元", "5万元/年", "1,2345"])
  func `what is no amount has no number and does not fit`(text: String) {
    let reading = reader.reading(text, as: .money, unit: MoneyUnit("万元"))
    #expect(reading.number == nil)
    #expect(!reading.fits)
  }

  @Test(arguments: ["无", "/", "—", "－", "--", "不涉及"])
  func `a sign for nothing has no number and fits`(text: String) {
    let reading = reader.reading(text, as: .money, unit: MoneyUnit("万元"))
    #expect(reading.number == nil)
    #expect(reading.fits)
  }

  @Test(arguments: [
    ("≥100项", ValueType.count, "100", "项"), ("≤200万元", .money, "2000000", "元"),
    ("90%以上", .percent, "90", "%"), ("100%", .percent, "100", "%"), ("至少2次", .count, "2", "次"),
    ("1亿元", .money, "100000000", "元"), ("2268路", .count, "2268", "路"),
    ("≥20万页", .count, "200000", "页"),
    ("10次/年", .count, "10", "次/年"), ("不少于10家", .count, "10", "家"), ("≥200", .number, "200", ""),
    ("5万", .number, "50000", ""),
  ])
  func `a target is read as what it is`(
    text: String, type: ValueType, number: String, unit: String
  ) {
    let reading = reader.measure(text)
    #expect(reading.type == type)
    #expect(reading.number?.description == number)
    #expect(reading.unit ?? "" == unit)
  }

  @Test(arguments: [
    "达标", "持续提升", "2026年9-10月", "2021年2月终验起提供5年服务", "每月4次", "增长10%以上", "2024年底前", "一篇",
  ])
  func `a target in words stays text`(text: String) {
    #expect(reader.measure(text).type == .text)
    #expect(reader.measure(text).number == nil)
  }

  @Test func `a length of time has a number and a year has none`() {
    #expect(reader.reading("1年", as: .period).number == ExactNumber(digits: 1))
    #expect(reader.reading("2026年", as: .period).number == nil)
    #expect(reader.reading("2026年1月-12月", as: .period).number == nil)
  }

  @Test func `a decimal comma turns point and comma round`() {
    let french = ValueReader(
      units: [
        UnitDeclaration(names: ["EUR", "€"], base: "EUR"),
        UnitDeclaration(names: ["k€"], base: "EUR", power: 3),
      ],
      usesDecimalComma: true)
    #expect(french.reading("1 234,50 €", as: .money).number?.description == "1234.50")
    #expect(french.reading("1.234,5 k€", as: .money).number?.description == "1234500")
    #expect(french.reading("€ 2.000", as: .money).number?.description == "2000")
  }

  @Test(arguments: [
    ("单位：万元", "万元", 4), ("金额单位:元", "元", 0), ("（亿元）", "亿元", 8), ("人民币千元", "人民币千元", 3),
  ])
  func `a unit is known in its announcement`(text: String, name: String, power: Int) {
    #expect(MoneyUnit(text)?.power == power)
    #expect(MoneyUnit(text)?.base == "元")
  }
}
