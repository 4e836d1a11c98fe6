import Foundation

/// A line of input that asks for a result: a path, or an object with a path and perhaps an id.
struct ResultRequest {
  /// As JSON; "null" where the line has none.
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
      path = text.contains("\0") ? nil : text
      if path == nil { fault = "line \(number) has a zero byte, which no path has" }
      return
    }
    let value = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
    if let id = value?["id"],
      let data = try? JSONSerialization.data(
        withJSONObject: id, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    {
      self.id = String(decoding: data, as: UTF8.self)
    }
    path = value?["path"] as? String
    if path?.isEmpty != false || path?.contains("\0") == true {
      path = nil
      fault = "line \(number) is neither a path nor a JSON object with a path"
    }
  }

  /// A line that is too long to be one.
  init(tooLongAt number: Int, limit: Int) {
    fault = "line \(number) has more than \(limit) bytes"
  }
}
