import PageModel
import Testing

@Test func `an exact number keeps its printed decimals`() {
  #expect(ExactNumber("-1234.50")?.description == "-1234.50")
  #expect(ExactNumber("0.05")?.description == "0.05")
}

@Test func `numbers that differ only in trailing zeros are equal`() {
  #expect(ExactNumber("200.00") == ExactNumber("200"))
  #expect(ExactNumber("200.00")?.hashValue == ExactNumber("200")?.hashValue)
}

@Test func `ten thousands are shifted exactly`() {
  #expect(ExactNumber("230.95")?.shifted(by: 4) == ExactNumber("2309500"))
}
