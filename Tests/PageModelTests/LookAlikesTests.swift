import PageModel
import Testing

struct LookAlikesTests {
  @Test func `what looks alike is told both ways, what was seen as it was seen`() throws {
    let seen = try VisualConfusions("text\t送\t运\t3\tfax 3\ndigit\tS\t5\t2\tbad 2\n")
    let alike = try LookAlikes("# a remark\n日\t目\t0.74\n日\t曰\t0.71\n", seen: seen)
    #expect(alike.others(than: "日") == ["目", "曰"])
    #expect(alike.others(than: "目") == ["日"])
    #expect(alike.others(than: "送") == ["运"])
    #expect(alike.others(than: "运") == [])
    #expect(alike.others(than: "S") == [])
  }

  @Test(arguments: ["日目", "未末", "己已", "人入"])
  func `the data hold the pairs that Chinese print is known for`(pair: String) {
    let pair = Array(pair.unicodeScalars)
    #expect(LookAlikes.builtIn.others(than: pair[0]).contains(pair[1]))
    #expect(LookAlikes.builtIn.others(than: pair[1]).contains(pair[0]))
  }

  @Test(arguments: ["日\t目", "日\t日\t1.00", "日目\t自\t0.80", "日\t目\t0.74\t1"])
  func `a line that is no pair is refused`(text: String) throws {
    let seen = try VisualConfusions("")
    #expect(throws: VisualConfusions.Mistake.self) { try LookAlikes(text, seen: seen) }
  }
}
