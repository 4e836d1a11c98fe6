import Foundation
import Reading
import TestSupport
import Testing

/// A recogniser in a shell: `answers` is what it does for each request, whose number is in $n.
private func recognizer(
  greeting: String = "echo '{\"ready\": true}'", _ answers: String,
  patience: OutsideRecognizer.Patience = OutsideRecognizer.Patience()
) -> OutsideRecognizer {
  let script = """
    read line; \(greeting); n=0
    while read line; do n=$((n + 1)); \(answers); done
    """
  return OutsideRecognizer(
    command: ["/bin/sh", "-c", script], languages: "chi_sim", patience: patience)
}

private let line = GrayRaster(width: 40, height: 20, filledWith: 128)

private func text(_ characters: [RecognizerAnswer.Character]?) -> String? {
  characters.map { String(String.UnicodeScalarView($0.map(\.scalar))) }
}

@Test func `a recogniser answers one line after another`() {
  let recognizer = recognizer(
    "echo \"{\\\"id\\\": $n, \\\"text\\\": \\\"$n 万\\\", \\\"confidences\\\": [0.9, 1, 0.5]}\"")
  let first = recognizer.reading(of: line)
  #expect(text(first) == "1万")
  #expect(first?.map(\.confidence) == [0.9, 0.5])
  #expect(text(recognizer.reading(of: line)) == "2万")
  #expect(recognizer.failure == nil)
}

@Test func `a recogniser is sent a PNG file as the protocol says`() throws {
  let folder = try ScratchFolder()
  let recognizer = recognizer(
    "echo \"$line\" > \(folder.path)/request; echo \"{\\\"id\\\": $n, \\\"error\\\": \\\"no\\\"}\"")
  #expect(recognizer.reading(of: line) == nil)
  #expect(recognizer.failure == nil, "one that cannot read a line serves on")
  let data = try Data(contentsOf: URL(filePath: folder.path + "/request"))
  let request = try JSONSerialization.jsonObject(with: data) as? [String: Any]
  #expect(request?["id"] as? Int == 1)
  #expect(request?["kind"] as? String == "line")
  #expect(request?["language"] as? String == "chi_sim")
  let image = Data(base64Encoded: request?["image"] as? String ?? "")
  #expect(image?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
}

@Test(arguments: [
  ("exit 1", "it ended"), ("echo nonsense", "its answer makes no sense"),
  ("echo '{\"id\": 7, \"text\": \"\", \"confidences\": []}'", "its answer makes no sense"),
  (
    "echo '{\"id\": 1, \"text\": \"ab\", \"confidences\": [1]}'", "its answer makes no sense"
  ), ("head -c 3000000 /dev/zero", "its answer makes no sense"),
])
func `a recogniser that gives out is let go with a reason and asked no more`(
  behaviour: String, reason: String
) {
  let patience = OutsideRecognizer.Patience(start: 60_000, answer: 60_000)
  let recognizer = recognizer(behaviour, patience: patience)
  #expect(recognizer.reading(of: line) == nil)
  #expect(recognizer.failure == reason)
  #expect(recognizer.reading(of: line) == nil)
}

@Test func `a recogniser that gives no answer is let go and asked no more`() {
  let patience = OutsideRecognizer.Patience(start: 60_000, answer: 400)
  let recognizer = recognizer("sleep 600", patience: patience)
  #expect(recognizer.reading(of: line) == nil)
  #expect(recognizer.failure == "it gave no answer in time")
  #expect(recognizer.reading(of: line) == nil)
}

@Test func `a recogniser that does not exist or never gets ready is let go`() {
  let missing = OutsideRecognizer(command: ["/no/such/program"], languages: "eng")
  #expect(missing.reading(of: line) == nil)
  #expect(missing.failure != nil)
  let mute = recognizer(
    greeting: "sleep 60", ":", patience: OutsideRecognizer.Patience(start: 300, answer: 300))
  #expect(mute.reading(of: line) == nil)
  #expect(mute.failure == "it gave no answer in time")
}

@Test(arguments: [
  "", "{", "[1,2", "{\"id\":1}x", "{\"id\" 1}", "\"\\ud800\"", "nul", "{\"a\":1e999}",
  "[[[[[[[[[[[[[[[[[[1",
])
func `a line that is no JSON is none`(line: String) {
  #expect(JSONValue(line: Array(line.utf8)) == nil)
}

@Test func `JSON is read with its escapes`() {
  let value = JSONValue(
    line: Array(
      " {\"a\": [1, -2.5e1, true, null], \"b\": \"\\u4E07\\ud842\\udfb7\\n\\\"/\"} ".utf8))
  #expect(value?["a"]?.list == [.number(1), .number(-25), .boolean(true), .null])
  #expect(value?["b"]?.text == "万𠮷\n\"/")
}

@Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
func `base64 is what others read`(text: String) {
  let coded = String(decoding: RecognizerMessages.base64(Array(text.utf8)), as: UTF8.self)
  #expect(Data(base64Encoded: coded) == Data(text.utf8))
}
