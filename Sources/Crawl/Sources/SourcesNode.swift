import Yams

/// A part of a sources file that remembers where it stands, read without surprises.
struct SourcesNode {
  let node: Node
  let file: String

  /// The whole of a file's text.
  static func root(of text: String, file: String) throws(SourcesError) -> SourcesNode {
    let text = text.hasPrefix("\u{feff}") ? String(text.dropFirst()) : text
    do {
      // The basic resolver leaves every scalar a string.
      guard let node = try Parser(yaml: text, resolver: .basic).singleRoot() else {
        throw SourcesError(file: file, message: "The file is empty; write at least “sources:”.")
      }
      return SourcesNode(node: node, file: file)
    } catch let error as SourcesError {
      throw error
    } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _),
      let YamlError.composer(_, problem, mark, _)
    {
      throw SourcesError(
        file: file, line: mark.line, message: "This is not YAML (\(problem)); correct the line.")
    } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
      throw SourcesError(
        file: file, line: context.mark.line,
        message: "The key “\(duplicates.first ?? "?")” is written twice; keep one.")
    } catch {
      throw SourcesError(
        file: file, message: "This is not YAML; check indentation, colons and brackets.")
    }
  }

  func error(_ message: String) -> SourcesError {
    SourcesError(file: file, line: node.mark?.line, message: message)
  }

  /// The value of a key, or nil where it is not written.
  func child(_ key: String) -> SourcesNode? {
    guard case .mapping(let mapping) = node else { return nil }
    for (name, value) in mapping where name.scalar?.string == key {
      return SourcesNode(node: value, file: file)
    }
    return nil
  }

  /// Throws when this is no mapping or has a key that is not among those known.
  func allow(_ keys: Set<String>, what: String) throws(SourcesError) {
    guard case .mapping(let mapping) = node else {
      throw error("\(what) must be written as “key: value” lines.")
    }
    for (name, _) in mapping {
      let key = name.scalar?.string ?? "?"
      guard !keys.contains(key) else { continue }
      throw SourcesError(
        file: file, line: name.mark?.line,
        message: "\(what) has no key “\(key)”; use one of \(keys.sorted().joined(separator: ", "))."
      )
    }
  }

  func text(_ key: String) throws(SourcesError) -> String? {
    guard let child = child(key) else { return nil }
    guard let text = child.node.scalar?.string, !text.isEmpty else {
      throw child.error("“\(key)” must be a text.")
    }
    return text
  }

  /// A number within bounds; nil where the key is not written.
  func number(_ key: String, _ range: ClosedRange<Double>) throws(SourcesError) -> Double? {
    guard let child = child(key) else { return nil }
    guard let number = child.node.scalar.flatMap({ Double($0.string) }), range.contains(number)
    else {
      throw child.error(
        "“\(key)” must be a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))."
      )
    }
    return number
  }

  func whole(_ key: String, _ range: ClosedRange<Int>) throws(SourcesError) -> Int? {
    guard let child = child(key) else { return nil }
    guard let number = child.node.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
      throw child.error(
        "“\(key)” must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// The texts of a list with their places; a single text is a list of one.
  func texts(_ key: String) throws(SourcesError) -> [(text: String, node: SourcesNode)]? {
    guard let child = child(key) else { return nil }
    if let text = child.node.scalar?.string, !text.isEmpty { return [(text, child)] }
    guard case .sequence(let sequence) = child.node else {
      throw child.error("“\(key)” must be a list: [one, two].")
    }
    var texts: [(text: String, node: SourcesNode)] = []
    for item in sequence {
      let node = SourcesNode(node: item, file: file)
      guard let text = item.scalar?.string, !text.isEmpty else {
        throw node.error("“\(key)” must hold texts only.")
      }
      texts.append((text, node))
    }
    return texts
  }

  /// Every text of a list read as a value; `nil` of a text ends with the sentence.
  func values<Value>(
    _ key: String, _ read: (String) -> Value?, otherwise sentence: (String) -> String
  ) throws(SourcesError) -> [Value]? {
    guard let texts = try texts(key) else { return nil }
    var values: [Value] = []
    for (text, node) in texts {
      guard let value = read(text) else { throw node.error(sentence(text)) }
      values.append(value)
    }
    return values
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
