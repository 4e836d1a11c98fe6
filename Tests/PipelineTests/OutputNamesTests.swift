import Pipeline
import Testing

private func names(_ inputs: [(name: String, relativePath: String)]) -> [String] {
  var names = OutputNames()
  return inputs.map { input in
    names.name(
      for: LocatedInput(
        source: .path(input.name), name: input.name, relativePath: input.relativePath,
        byteCount: 0))
  }
}

@Test func `an output has its input's name without the extension`() {
  #expect(
    names([("in/a.pdf", "a.pdf"), ("in/b.v2.pdf", "b.v2.pdf"), ("in/.pdf", ".pdf"), ("-", "stdin")])
      == ["a", "b.v2", ".pdf", "stdin"])
}

@Test func `an output lies as deep as its input`() {
  #expect(names([("in/2024/a.pdf", "2024/a.pdf")]) == ["2024/a"])
}

@Test func `inputs that differ in the extension keep it`() {
  #expect(names([("in/a.pdf", "a.pdf"), ("in/a.txt", "a.txt")]) == ["a", "a.txt"])
}

@Test func `inputs of one name from two folders keep their folder`() {
  #expect(names([("x/a.pdf", "a.pdf"), ("y/a.pdf", "a.pdf")]) == ["a", "y/a"])
}

@Test func `the same input twice has two outputs`() {
  #expect(
    names([("a.pdf", "a.pdf"), ("a.pdf", "a.pdf"), ("a.pdf", "a.pdf")])
      == ["a", "a.pdf-2", "a.pdf-3"])
}
