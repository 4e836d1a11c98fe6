/// A line of input that asks for a result: a path, or an object with a path and perhaps an id.
struct ResultRequest {
  /// As the line has it, which is JSON; "null" where it has none.
  var id = "null"
  /// Nil where the line is none of these.
  var path: String?
  /// What is wrong with the line, as one clause.
  var fault: String?

  /// An object begins with a brace; a path that does so has to be put into one.
  init(_ line: [UInt8], number: Int) {
    guard let text = String(validating: line, as: UTF8.self) else {
      fault = "line \(number) is not in UTF-8"
      return
    }
    guard text.drop(while: \.isWhitespace).hasPrefix("{") else {
      take(text, number: number)
      return
    }
    let members = JSONMembers(line)
    if let id = members?.json("id") { self.id = id }
    if members?.hasHalf("path") == true {
      fault = "line \(number) has half of a surrogate pair in its path"
    } else {
      take(members?.string("path") ?? "", number: number)
    }
  }

  /// The path the line has; empty where it has none.
  private mutating func take(_ path: String, number: Int) {
    if path.isEmpty {
      fault = "line \(number) is neither a path nor a JSON object with a path"
    } else if path.contains("\0") {
      fault = "line \(number) has a zero byte in its path"
    } else {
      self.path = path
    }
  }

  /// A line that is too long to be one.
  init(tooLongAt number: Int, limit: Int) {
    fault = "line \(number) has more than \(limit) bytes"
  }
}
