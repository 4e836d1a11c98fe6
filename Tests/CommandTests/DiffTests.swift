import Foundation
import TestSupport
import Testing

@Test func `two versions are compared by what they say`() throws {
  let folder = try ScratchFolder()
  let old = try folder.file("old.csv", "项目,金额\n办公费,12.50\n差旅费,3.00\n")
  let new = try folder.file("new.csv", "项目,金额\n差旅费,3.00\n办公费,13.50\n")
  let run = try Command.run(["diff", old, new])
  #expect(run.code == 0, "\(run.errors)")
  let text = String(decoding: run.output, as: UTF8.self)
  #expect(text.hasPrefix("changed  "), "\(text)")
  #expect(text.contains("办公费"))
  #expect(text.contains("“12.50” (line 2) → “13.50” (line 3)\n"))
  #expect(text.split(separator: "\n").count == 1)
}

@Test func `outputs are compared as the documents they were made of`() throws {
  let folder = try ScratchFolder()
  let old = try folder.file("old.csv", "项目,金额\n办公费,12.50\n")
  let new = try folder.file("new.csv", "项目,金额\n办公费,13.50\n")
  let made = try folder.file("old.json", try Command.run(["extract", old]).output)
  let json = try #require(try Command.run(["diff", "--json", made, new]).json)
  #expect(json["schema"] as? String == "gongkai/difference/1")
  #expect((json["summary"] as? [String: Int]) == ["added": 0, "changed": 1, "removed": 0])
  let same = try Command.run(["diff", made, old])
  #expect(String(decoding: same.output, as: UTF8.self) == "No field, row or table differs.\n")
}

@Test(arguments: ["/nonexistent.pdf", "{}", "\u{1}\u{2}"])
func `what cannot be compared is told`(content: String) throws {
  let folder = try ScratchFolder()
  let good = try folder.file("good.csv", "a,b\n1,2\n")
  let bad = content.hasPrefix("/") ? content : try folder.file("bad", content)
  let run = try Command.run(["diff", good, bad])
  #expect(run.code == 3)
  #expect(run.errors.contains("gongkai: \(bad): "), "\(run.errors)")
}
