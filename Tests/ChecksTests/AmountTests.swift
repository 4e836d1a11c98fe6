import Checks
import PageModel
import Testing

@Suite struct AmountTests {
  /// An amount in 元 printed in units of 10 to `unit` 元.
  private func amount(_ printed: String, unit: Int = 4) throws -> Amount {
    let plain = String(printed.filter { $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" })
    return Amount(value: try #require(ExactNumber(plain)).shifted(by: unit), printed: printed)
  }

  @Test func `the last printed digit of 万元 with two decimals counts a hundred 元`() throws {
    #expect(try amount("230.95").grain == 2)
    #expect(try amount("230.95").unitPower == 4)
  }

  @Test func `zeros at the end are printed digits too`() throws {
    #expect(try amount("200.00").grain == 2)
    #expect(try amount("200").grain == 4)
  }

  @Test func `separators and units around the digits do not count`() throws {
    #expect(try amount("1,212.12").grain == 2)
    #expect(try amount("≤200万元").grain == 4)
  }

  @Test func `a zero tells nothing of its rounding`() throws {
    #expect(try amount("0.00").grain == nil)
  }

  @Test func `another value is printed in the same unit with the same decimals`() throws {
    let sum = try #require(ExactNumber("2039500"))
    #expect(try amount("230.95").printed(sum) == "203.95")
    #expect(try amount("230.5").printed(sum) == "203.95")
    #expect(try amount("230.950").printed(sum) == "203.950")
  }

  @Test func `an amount printed in 元 keeps its decimals`() throws {
    #expect(try amount("371514655.00", unit: 0).grain == -2)
  }
}
