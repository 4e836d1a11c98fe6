import PageModel
import Testing

struct VisualConfusionsTests {
  @Test func `every entry of the data has its evidence`() throws {
    let confusions = VisualConfusions.builtIn
    #expect(confusions.entries.count > 20)
    for entry in confusions.entries {
      let counts = entry.evidence.split(separator: ", ").map { $0.split(separator: " ") }
      #expect(counts.allSatisfy { $0.count == 2 }, "\(entry.seen): \(entry.evidence)")
      let sum = counts.compactMap { Int($0[1]) }.reduce(0, +)
      #expect(sum == entry.times, "\(entry.seen) for \(entry.meant) adds up to \(sum)")
    }
  }

  @Test func `signs are what stands before numbers, digits are digits`() {
    for entry in VisualConfusions.builtIn.entries {
      switch entry.place {
      case .sign: #expect(["≥", "≤"].contains(entry.meant))
      case .digit: #expect("0123456789%".unicodeScalars.contains(entry.meant))
      case .text: #expect(!"0123456789%≥≤".unicodeScalars.contains(entry.meant))
      }
    }
  }

  @Test(arguments: [
    "text\t甲\t乙\t3", "text\t甲\t甲\t3\tfax 3", "text\t甲乙\t丙\t1\tfax 1", "word\t甲\t乙\t1\tfax 1",
    "text\t甲\t乙\t0\tfax 0", "text\t甲\t乙\t2\t", "text\t甲\t乙\tmany\tfax 2",
    "text\t甲\t乙\t1\tfax 1\ntext\t甲\t乙\t2\tbad 2",
  ])
  func `an entry without its evidence or with a mistake is refused`(text: String) {
    #expect(throws: VisualConfusions.Mistake.self) { try VisualConfusions(text) }
  }

  @Test func `what a character may be is told by place`() throws {
    let confusions = try VisualConfusions(
      "# a remark\nsign\t>\t≥\t2\tfax 2\ntext\t右\t石\t1\tfax 1\n")
    #expect(confusions.meant(by: ">", in: .sign) == ["≥"])
    #expect(confusions.meant(by: ">", in: .text) == [])
    #expect(confusions.meant(by: "右", in: .text) == ["石"])
  }
}
